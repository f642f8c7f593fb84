import {
  choice,
  date,
  dateTime,
  defineModule,
  formula,
  link,
  longText,
  money,
  multiChoice,
  percent,
  type RecordOf,
  text,
} from '@gejie/core';

/** A chance to sell something to an account, from first talk to won or lost. SAL-01, SAL-02 */
export const opportunity = defineModule('opportunity', {
  label: '商机',
  path: 'opportunities',
  unit: '个',
  area: 'sales',
  icon: 'opportunity',
  number: 'OPP-{00000}',
  title: 'name',
  fields: {
    name: text('商机名称', { required: true, max: 120, search: 'name' }),
    account: link('account', '客户', {
      required: true,
      backlink: 'opportunities',
      backlinkLabel: { zh: '商机', en: 'Opportunities' },
      onDelete: 'restrict',
    }),
    contact: link('contact', '主要联系人', {
      en: 'Main contact',
      backlink: 'opportunities',
      backlinkLabel: { zh: '商机', en: 'Opportunities' },
    }),
    stage: choice(
      '阶段',
      {
        prospecting: { label: '初步接洽', color: 'grey', probability: 10, rotsAfterDays: 14 },
        qualification: { label: '需求确认', color: 'blue', probability: 25, rotsAfterDays: 21 },
        proposal: { label: '方案报价', color: 'violet', probability: 50, rotsAfterDays: 21 },
        negotiation: { label: '谈判', color: 'amber', probability: 75, rotsAfterDays: 14 },
        won: { label: '赢单', color: 'green', probability: 100, closed: 'won' },
        lost: { label: '丢单', color: 'red', probability: 0, closed: 'lost' },
      },
      { default: 'prospecting', required: true, index: true },
    ),
    stageSince: dateTime('进入阶段时间', { en: 'In stage since', readOnly: true }),
    amount: money('预计金额', { en: 'Amount', min: 0, index: true, currencyField: 'currency' }),
    currency: choice(
      '币种',
      {
        CNY: { label: '人民币', en: 'CNY' },
        USD: { label: '美元', en: 'USD' },
        EUR: { label: '欧元', en: 'EUR' },
        HKD: { label: '港币', en: 'HKD' },
        JPY: { label: '日元', en: 'JPY' },
      },
      { default: 'CNY', required: true },
    ),
    probability: percent('赢单概率', { min: 0, max: 100 }),
    weightedAmount: formula(
      '加权金额',
      money(''),
      ['amount', 'probability'],
      ({ amount, probability }: { amount: string | null; probability: string | null }) =>
        amount === null || probability === null
          ? null
          : ((Number(amount) * Number(probability)) / 100).toFixed(2),
    ),
    closeDate: date('预计成交日期', { required: true, index: true }),
    type: choice('类型', {
      newBusiness: '新客户',
      existing: '老客户追加',
      renewal: '续约',
      replacement: '替换',
    }),
    source: choice('来源', {
      referral: '转介绍',
      exhibition: '展会',
      website: '官网',
      phone: '电话',
      campaign: '营销活动',
      partner: '合作伙伴',
      other: '其他',
    }),
    forecast: choice(
      '预测类别',
      { pipeline: '储备', bestCase: '乐观', commit: '承诺', omitted: '不计入' },
      { en: 'Forecast category', default: 'pipeline' },
    ),
    competitors: multiChoice('竞争对手', { none: '无' }),
    nextStep: text('下一步', { max: 255 }),
    lossReason: choice(
      '丢单原因',
      {
        price: '价格',
        product: '产品不符',
        relationship: '客情关系',
        budget: '预算取消',
        competitor: '输给对手',
        timing: '时机未到',
        other: '其他',
      },
      { requiredWhen: { stage: 'lost' }, visibleWhen: { stage: 'lost' } },
    ),
    description: longText('描述'),
  },
  list: ['name', 'account', 'stage', 'amount', 'closeDate', 'owner', 'account.industry'],
  views: {
    closingThisMonth: {
      label: '本月将成交',
      where: { stage: { notIn: ['won', 'lost'] }, closeDate: { within: 'thisMonth' } },
      sort: 'closeDate',
    },
    mine: { label: '我的商机', where: { owner: '$me' }, default: true },
  },
  board: { field: 'stage', sum: 'amount', card: ['account', 'amount', 'closeDate'] },
});

export type Opportunity = RecordOf<typeof opportunity>;
