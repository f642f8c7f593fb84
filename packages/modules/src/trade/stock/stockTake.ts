import {
  boolean,
  choice,
  date,
  defineModule,
  integer,
  link,
  longText,
  type RecordOf,
  rollup,
  text,
} from '@gejie/core';

const count = integer('');
const counting = { status: 'counting' } as const;

/** A counting of what is really there; its differences are booked once. INV-10 */
export const stockTake = defineModule('stockTake', {
  label: '盘点单',
  en: 'Stock-take',
  path: 'stock-takes',
  unit: '张',
  area: 'trade',
  icon: 'task',
  number: 'ST-{YYYY}{MM}-{000}',
  title: 'subject',
  fields: {
    subject: text('主题', { required: true, max: 120, search: 'name', index: true }),
    warehouse: link('warehouse', '仓库', {
      required: true,
      onDelete: 'restrict',
      defaultsTo: { isDefault: true, active: true },
      offers: { active: true },
      backlink: 'takes',
      backlinkLabel: { zh: '盘点单', en: 'Stock-takes' },
    }),
    category: link('productCategory', '产品分类', {
      en: 'Category',
      hint: { zh: '留空则盘点全部；含下级分类', en: 'Empty: everything; with the categories within' },
    }),
    everything: boolean('含零库存产品', {
      en: 'Also what should not be there',
      hint: {
        zh: '盘点表也列出账面为零的在售产品',
        en: 'The sheet lists products of which there should be none, too',
      },
    }),
    comparedWith: choice(
      '账面数量取自',
      {
        counting: { label: '录入实盘数量时', en: 'The moment a count is entered' },
        sheet: { label: '生成盘点表时', en: 'The moment the sheet was made' },
      },
      {
        en: 'Books as of',
        default: 'counting',
        hint: {
          zh: '边盘边录选前者；抄在纸上、过后录入选后者。此后的出入库都保留，不会被盘掉',
          en: 'The former for counts entered on the spot, the latter for a sheet filled in on paper; what moves later is kept',
        },
      },
    ),
    day: date('盘点日期', { en: 'Day', default: '$today', required: true, index: true }),
    status: choice(
      '状态',
      {
        draft: { label: '待盘点', en: 'To be counted', color: 'grey' },
        counting: { label: '盘点中', color: 'amber' },
        booked: { label: '已入账', color: 'green' },
        cancelled: { label: '已取消', color: 'red' },
      },
      { default: 'draft', required: true, readOnly: true, index: true },
    ),
    lines: rollup('盘点行', count, { of: 'stockCount', by: 'take', count: true }),
    done: rollup('已盘', count, {
      of: 'stockCount',
      by: 'take',
      count: true,
      where: { counted: { empty: false } },
    }),
    differing: rollup('有差异', count, {
      of: 'stockCount',
      by: 'take',
      count: true,
      where: { any: [{ difference: { lt: '0' } }, { difference: { gt: '0' } }] },
    }),
    description: longText('备注', { en: 'Notes', max: 2000 }),
  },
  layout: {
    facts: ['warehouse', 'status', 'lines', 'done', 'differing', 'day'],
    sections: {
      basics: {
        label: '基本信息',
        en: 'Basics',
        fields: [
          { field: 'subject', width: 'full' },
          'warehouse',
          'category',
          'everything',
          'comparedWith',
          'day',
          'status',
          'lines',
          'done',
          'differing',
          'owner',
          'department',
          { field: 'description', width: 'full' },
        ],
      },
    },
    quickCreate: ['subject', 'warehouse', 'category', 'everything', 'comparedWith', 'day'],
    related: ['counts', 'movements'],
  },
  list: ['subject', 'warehouse', 'category', 'day', 'status', 'lines', 'done', 'differing', 'owner'],
  sort: '-updatedAt',
  views: {
    all: { label: '全部盘点单', en: 'All stock-takes', default: true },
    open: { label: '未完成', en: 'Open', where: { status: { in: ['draft', 'counting'] } }, counted: true },
    mine: { label: '我的盘点单', en: 'My stock-takes', where: { owner: '$me' } },
  },
  actions: {
    book: {
      label: '差异入账',
      en: 'Book the differences',
      right: 'edit',
      standing: 'next',
      visibleWhen: counting,
    },
    sheet: {
      label: '生成盘点表',
      en: 'Make the count sheet',
      right: 'edit',
      standing: 'next',
      visibleWhen: { status: { in: ['draft', 'counting'] } },
    },
    cancel: {
      label: '取消盘点',
      en: 'Cancel stock-take',
      right: 'edit',
      dangerous: true,
      visibleWhen: { status: { in: ['draft', 'counting'] } },
    },
  },
});

export type StockTake = RecordOf<typeof stockTake>;
