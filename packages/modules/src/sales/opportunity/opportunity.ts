import {
  choice,
  currency,
  Decimal,
  date,
  dateTime,
  decimal,
  defineModule,
  formula,
  lines,
  link,
  links,
  longText,
  money,
  percent,
  type RecordOf,
  text,
} from '@gejie/core';
import { sources } from '../../shared/sources.ts';

/** A chance to sell something to an account, from first talk to won or lost. SAL-01, SAL-02 */
export const opportunity = defineModule('opportunity', {
  label: '商机',
  path: 'opportunities',
  unit: '个',
  area: 'sales',
  icon: 'opportunity',
  number: 'OPP-{00000}',
  title: 'name',
  sharedThrough: 'account',
  fields: {
    name: text('商机名称', { required: true, max: 120, search: 'name', index: true }),
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
    people: links('contact', '其他参与人', { en: 'Other people involved' }),
    pipeline: link('pipeline', '销售流程', {
      backlink: 'opportunities',
      backlinkLabel: { zh: '商机', en: 'Opportunities' },
      onDelete: 'restrict',
      defaultsTo: { isDefault: true, active: true },
      offers: { active: true },
    }),
    stage: choice(
      '阶段',
      {
        prospecting: { label: '初步接洽', color: 'grey', probability: 10, rotsAfterDays: 14 },
        qualification: { label: '需求确认', color: 'blue', probability: 25, rotsAfterDays: 21 },
        proposal: { label: '方案报价', color: 'violet', probability: 50, rotsAfterDays: 21 },
        sampling: { label: '打样试用', en: 'Trial', color: 'blue', probability: 40, optional: true },
        tender: { label: '招标投标', color: 'violet', probability: 40, optional: true },
        negotiation: { label: '谈判', color: 'amber', probability: 75, rotsAfterDays: 14 },
        won: { label: '赢单', color: 'green', probability: 100, closed: 'won' },
        lost: { label: '丢单', color: 'red', probability: 0, closed: 'lost' },
      },
      {
        default: 'prospecting',
        required: true,
        index: true,
        process: { link: 'pipeline', steps: 'stages' },
      },
    ),
    stageSince: dateTime('进入阶段时间', { en: 'In stage since', readOnly: true }),
    amount: money('预计金额', {
      en: 'Amount',
      min: 0,
      max: 999_999_999_999,
      index: true,
      currencyField: 'currency',
    }),
    currency: currency('币种', { default: '$companyCurrency', required: true }),
    exchangeRate: decimal('折合汇率', {
      scale: 6,
      min: 0,
      max: 1_000_000,
      rateOf: 'currency',
      hint: {
        zh: '1 单位币种折合多少本位币；留空则按当日汇率',
        en: 'What one unit is worth in the company’s currency; empty: the rate of the day',
      },
    }),
    baseAmount: formula(
      '本位币金额',
      money(''),
      ['amount', 'exchangeRate'],
      ({ amount, exchangeRate }: Amounts) =>
        amount === null || exchangeRate === null ? null : inBase(amount, exchangeRate).toFixed(2),
      { en: 'Amount in company currency' },
    ),
    lines: lines('产品明细', {
      en: 'Products',
      targets: ['product', 'service'],
      pricedFor: 'account',
      currencyField: 'currency',
    }),
    probability: percent('赢单概率', { min: 0, max: 100 }),
    weightedAmount: formula(
      '加权金额',
      money(''),
      ['amount', 'exchangeRate', 'probability'],
      ({ amount, exchangeRate, probability }: Amounts & { probability: string | null }) =>
        amount === null || exchangeRate === null || probability === null
          ? null
          : inBase(amount, exchangeRate).times(probability).div(100).toFixed(2),
    ),
    closeDate: date('预计成交日期', { required: true, index: true }),
    closedAt: dateTime('结束时间', { en: 'Closed', readOnly: true }),
    type: choice('类型', {
      newBusiness: { label: '新客户', en: 'New business' },
      existing: { label: '老客户追加', en: 'More to a customer' },
      renewal: '续约',
      replacement: { label: '替换对手', en: 'Replaces a competitor' },
    }),
    source: choice('来源', sources),
    forecast: choice(
      '预测类别',
      {
        pipeline: { label: '储备', color: 'grey' },
        bestCase: { label: '乐观', color: 'blue' },
        commit: { label: '承诺', color: 'green' },
        omitted: '不计入',
      },
      { en: 'Forecast category', default: 'pipeline' },
    ),
    competitors: links('account', '竞争对手'),
    interests: text('意向产品', { en: 'Products wanted', max: 500 }),
    nextStep: text('下一步', { max: 255 }),
    nextContactOn: date('下次跟进', { en: 'Next contact' }),
    lossReason: choice(
      '丢单原因',
      {
        price: '价格',
        product: { label: '产品不符', en: 'Product did not fit' },
        relationship: '客情关系',
        budget: { label: '预算取消', en: 'Budget withdrawn' },
        competitor: { label: '输给对手', en: 'Lost to a competitor' },
        timing: { label: '时机未到', en: 'Not the time' },
        other: '其他',
      },
      { requiredWhen: { stage: 'lost' }, visibleWhen: { stage: 'lost' } },
    ),
    description: longText('备注', { en: 'Notes' }),
  },
  layout: {
    facts: ['account', 'amount', 'stage', 'closeDate', 'nextStep', 'stageSince'],
    sections: {
      basics: {
        label: '基本信息',
        en: 'Basics',
        fields: [
          { field: 'name', width: 'full' },
          'account',
          'contact',
          'pipeline',
          'stage',
          'lossReason',
          'closeDate',
          'type',
          'source',
          'owner',
          'department',
        ],
      },
      money: {
        label: '金额与预测',
        en: 'Amount and forecast',
        fields: [
          'amount',
          'currency',
          'exchangeRate',
          'baseAmount',
          'probability',
          'weightedAmount',
          'forecast',
          { field: 'lines', width: 'full' },
        ],
      },
      progress: {
        label: '推进',
        en: 'Progress',
        fields: [
          'nextStep',
          'nextContactOn',
          'stageSince',
          'closedAt',
          { field: 'interests', width: 'full' },
        ],
      },
      people: {
        label: '参与人与竞争',
        en: 'People and competition',
        fields: [
          { field: 'people', width: 'full' },
          { field: 'competitors', width: 'full' },
        ],
      },
      more: { label: '其他', en: 'More', fields: [{ field: 'description', width: 'full' }] },
    },
    quickCreate: ['name', 'account', 'amount', 'closeDate', 'stage', 'nextStep'],
    related: ['leads'],
  },
  list: ['name', 'account', 'stage', 'amount', 'probability', 'closeDate', 'nextStep', 'owner'],
  sort: '-updatedAt',
  views: {
    all: { label: '全部商机', en: 'All opportunities', default: true },
    mine: {
      label: '我的商机',
      en: 'My opportunities',
      where: { owner: '$me', stage: { notIn: ['won', 'lost'] } },
      sort: 'closeDate',
    },
    department: {
      label: '本部门',
      en: 'My department',
      where: { department: '$myDepartment', stage: { notIn: ['won', 'lost'] } },
      sort: 'closeDate',
    },
    closingThisMonth: {
      label: '本月将成交',
      en: 'Closing this month',
      where: { stage: { notIn: ['won', 'lost'] }, closeDate: { within: 'thisMonth' } },
      sort: 'closeDate',
    },
    overdue: {
      label: '已过预计日期',
      en: 'Past their date',
      where: { stage: { notIn: ['won', 'lost'] }, closeDate: { lt: '$today' } },
      sort: 'closeDate',
    },
    stuck: {
      label: '停留超过 30 天',
      en: 'Stuck for 30 days',
      where: {
        all: [{ stage: { notIn: ['won', 'lost'] } }, { not: { stageSince: { within: 'last30Days' } } }],
      },
      sort: 'stageSince',
    },
    large: {
      label: '大单',
      en: 'Large deals',
      where: { stage: { notIn: ['won', 'lost'] }, baseAmount: { gte: '500000' } },
      sort: '-baseAmount',
    },
    wonThisMonth: {
      label: '本月赢单',
      en: 'Won this month',
      where: { stage: 'won', closedAt: { within: 'thisMonth' } },
      sort: '-closedAt',
    },
    lost: {
      label: '丢单',
      en: 'Lost',
      where: { stage: 'lost' },
      sort: '-closedAt',
      columns: ['name', 'account', 'amount', 'lossReason', 'closedAt', 'owner'],
    },
  },
  actions: {
    quote: {
      label: '生成报价单',
      en: 'Make a quote',
      right: 'edit',
      visibleWhen: { stage: { notIn: ['won', 'lost'] } },
    },
  },
  story: { within: ['account', 'contact'] },
  brief: [
    {
      of: 'account',
      label: '进行中的商机与下一步',
      en: 'Open deals and next steps',
      where: { stage: { notIn: ['won', 'lost'] } },
      sort: 'closeDate',
      columns: ['name', 'stage', 'amount', 'closeDate', 'nextStep', 'owner'],
      most: 5,
    },
  ],
  board: { field: 'stage', sum: 'baseAmount', card: ['account', 'amount', 'closeDate', 'nextStep', 'owner'] },
});

interface Amounts {
  amount: string | null;
  exchangeRate: string | null;
}

function inBase(amount: string, exchangeRate: string): Decimal {
  return new Decimal(amount).times(exchangeRate);
}

export type Opportunity = RecordOf<typeof opportunity>;
