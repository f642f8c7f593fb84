/** What meetings, visits, calls and tasks of the demo company are called; {who} is the customer in short. */
export const occasions = {
  visit: [
    '拜访{who}：现场勘查',
    '拜访{who}：季度回访',
    '拜访{who}：方案交流',
    '拜访{who}：样机验收',
    '拜访{who}：合同条款沟通',
  ],
  call: [
    '与{person}通话：确认需求',
    '与{person}通话：跟进报价',
    '与{person}通话：催办回款',
    '与{person}通话：回访使用情况',
  ],
  meeting: ['{who}技术交流会', '{who}项目启动会', '{who}讲标准备会', '{who}视频会议：方案评审'],
} as const;

/** What they are for. */
export const aims = {
  visit: ['拿到点位表，确认安装条件', '见到分管领导', '定下样机台数', '了解使用情况和新需求'],
  call: ['问清预算何时批复', '确认付款日期', '约下次拜访'],
  meeting: ['方案通过评审', '分工和时间表定下来'],
} as const;

/** What came of them. */
export const outcomes = {
  visit: [
    '现场条件符合安装要求，{person}答应本周内给出点位表。',
    '{person}陪同看了泵房，需补两台法兰连接的大口径表。',
    '见到分管领导，认可试装数据，下一步走采购流程。',
    '{person}反映一处信号弱，已安排服务部加装中继。',
  ],
  call: [
    '{person}确认需求不变，等预算批复。',
    '{person}说报价在比选，下周有结果。',
    '使用正常，{person}提出希望导出月报。',
    '没有打通，已发短信，明天再打。',
  ],
  meeting: [
    '会议纪要已发出，遗留问题三项，双方各指定一名联系人。',
    '方案通过，{person}要求补充两个同行案例。',
    '明确了讲标分工，周四前完成演示稿。',
  ],
} as const;

export const nextThings = [
  '一周后回访',
  '发送补充方案',
  '提交申请价格',
  '预约现场勘查',
  '准备合同草稿',
] as const;

/** Tasks that somebody has for a customer. */
export const taskSubjects = [
  '给{who}发产品资料',
  '准备{who}的报价单',
  '{who}合同盖章并寄出',
  '整理{who}现场勘查报告',
  '{who}样机申请',
  '确认{who}发货时间',
  '{who}对账并催款',
  '为{who}预约检定',
] as const;

/** What is done over and over within the company. */
export const routines = {
  east: { subject: '华东区周例会', place: '杭州总部 3 楼会议室' },
  north: { subject: '华北区周例会', place: '北京办事处' },
  south: { subject: '华南区周例会', place: '深圳办事处' },
} as const;
