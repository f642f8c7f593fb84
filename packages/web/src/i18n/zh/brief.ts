/** The one page before a meeting. */
export const brief = {
  'brief.title': '交接简报',
  'brief.print': '打印',
  'brief.back': '返回{record}',
  'brief.none': '无',
  'brief.late': '逾期 {count} 天',
  'brief.more': '另有 {count} 条',
  'brief.prices': '各产品最近价格',
  'brief.price': '价格',
  'brief.item': '产品',
  'brief.given': '出处',
  'brief.touches': '最近十次往来',
  'brief.printed': '{who} 于 {when} 生成',
};
