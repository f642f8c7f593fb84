import {
  boolean,
  choice,
  date,
  defineModule,
  link,
  linkAny,
  longText,
  type ModuleNature,
  type RecordOf,
  text,
  user,
} from '@gejie/core';

/** The customer stands beside in fields of its own. */
const people: readonly string[] = ['account', 'contact', 'commitment'];

/** What a promise can have been made in: any record of the business. */
function carriesPromises({ name, ownership = 'record', area }: ModuleNature): boolean {
  return ownership === 'record' && area !== 'settings' && !people.includes(name);
}

const open = { state: 'open' } as const;
/** Of one's own department, and of those whom one leads, however deep. */
const ofTeam: { any: [{ department: '$myDepartment' }, { promisedBy: '$myTeam' }] } = {
  any: [{ department: '$myDepartment' }, { promisedBy: '$myTeam' }],
};
const late = { state: 'open', due: { lt: '$today' } } as const;

/** What somebody of ours promised a customer, by when, and whether it was kept. CMP-09 */
export const commitment = defineModule('commitment', {
  label: '承诺',
  unit: '条',
  area: 'sales',
  icon: 'check',
  number: 'PRM-{00000}',
  title: 'subject',
  sharedThrough: 'account',
  seenBy: ['promisedBy'],
  fields: {
    subject: text('承诺内容', { en: 'Promise', required: true, max: 200, search: 'name', index: true }),
    kind: choice(
      '类型',
      {
        price: { label: '价格', color: 'violet' },
        date: { label: '交期', en: 'Date', color: 'blue' },
        spec: { label: '规格', en: 'Specification', color: 'amber' },
        service: { label: '服务', color: 'green' },
        other: { label: '其他', color: 'grey' },
      },
      { default: 'other', required: true, index: true },
    ),
    value: text('承诺的值', {
      max: 120,
      hint: {
        zh: '价格、日期、型号等；与同一客户的另一条承诺不同会标为矛盾',
        en: 'Price, date, model …: two open promises to a customer that differ in it contradict each other',
      },
    }),
    account: link('account', '客户', {
      en: 'To',
      required: true,
      backlink: 'commitments',
      backlinkLabel: { zh: '承诺', en: 'Promises' },
    }),
    contact: link('contact', '联系人', {
      en: 'To whom there',
      backlink: 'commitments',
      backlinkLabel: { zh: '承诺', en: 'Promises' },
    }),
    promisedBy: user('承诺人', {
      en: 'Promised by',
      required: true,
      default: '$me',
      backlink: 'promises',
      backlinkLabel: { zh: '作出的承诺', en: 'Promises made' },
    }),
    promisedOn: date('承诺日期', { en: 'Promised on', default: '$today', required: true }),
    due: date('兑现期限', { en: 'Due', index: true }),
    state: choice(
      '状态',
      {
        open: { label: '待兑现', color: 'blue' },
        kept: { label: '已兑现', color: 'green', closed: 'won' },
        broken: { label: '已违约', color: 'red', closed: 'lost' },
      },
      { default: 'open', required: true, index: true },
    ),
    settledOn: date('了结日期', { en: 'Settled on', readOnly: true }),
    contradicted: boolean('与其他承诺矛盾', { en: 'Contradicts another', readOnly: true, warns: true }),
    source: linkAny([], '出处', {
      en: 'Promised in',
      among: carriesPromises,
      backlink: 'promised',
      backlinkLabel: { zh: '其中的承诺', en: 'Promised in it' },
    }),
    quote: longText('原话', { en: 'In their words', max: 4000 }),
    description: longText('备注', { en: 'Notes' }),
  },
  layout: {
    facts: ['account', 'value', 'due', 'state', 'promisedBy', 'contradicted'],
    sections: {
      basics: {
        label: '基本信息',
        en: 'Basics',
        fields: [
          { field: 'subject', width: 'full' },
          'kind',
          'value',
          'account',
          'contact',
          'promisedBy',
          'promisedOn',
          'due',
          'state',
          'settledOn',
          'contradicted',
          'owner',
          'department',
        ],
      },
      origin: {
        label: '出处',
        en: 'Where it was promised',
        fields: ['source', { field: 'quote', width: 'full' }],
      },
      more: { label: '其他', en: 'More', fields: [{ field: 'description', width: 'full' }] },
    },
    quickCreate: ['subject', 'kind', 'value', 'account', 'contact', 'due', 'promisedBy', 'source', 'quote'],
  },
  list: ['subject', 'kind', 'due', 'account', 'value', 'promisedBy', 'state', 'contradicted'],
  sort: 'due',
  views: {
    open: { label: '待兑现', en: 'Open', where: open, sort: 'due', default: true, counted: true },
    mine: { label: '我的承诺', en: 'Mine', where: { ...open, promisedBy: '$me' }, sort: 'due' },
    team: {
      label: '团队待兑现',
      en: 'Open in my team',
      where: { all: [open, ofTeam] },
      sort: 'promisedBy',
    },
    teamBroken: {
      label: '团队违约',
      en: 'Broken in my team',
      where: { all: [{ any: [{ state: 'broken' }, late] }, ofTeam] },
      sort: 'promisedBy',
    },
    teamContradicting: {
      label: '团队矛盾',
      en: 'Contradicting in my team',
      where: { all: [{ ...open, contradicted: true }, ofTeam] },
      sort: 'promisedBy',
    },
    due: {
      label: '本周到期',
      en: 'Due this week',
      where: { ...open, due: { within: 'thisWeek' } },
      sort: 'due',
    },
    broken: {
      label: '违约',
      en: 'Broken',
      where: { any: [{ state: 'broken' }, late] },
      sort: 'due',
      counted: true,
    },
    contradicting: {
      label: '相互矛盾',
      en: 'Contradicting',
      where: { ...open, contradicted: true },
      sort: 'account',
      counted: true,
    },
    kept: { label: '已兑现', en: 'Kept', where: { state: 'kept' }, sort: '-settledOn' },
    all: { label: '全部承诺', en: 'All' },
  },
  actions: {
    keep: { label: '已兑现', en: 'Kept', right: 'edit', visibleWhen: open, bulk: true },
    break: { label: '未能兑现', en: 'Broken', right: 'edit', visibleWhen: open },
  },
  board: { field: 'state', card: ['account', 'value', 'due', 'promisedBy'] },
  story: { within: ['account', 'contact'], text: 'quote' },
  brief: [
    {
      of: 'account',
      label: '未了的承诺',
      en: 'Open promises',
      where: open,
      sort: 'due',
      columns: ['subject', 'kind', 'value', 'due', 'promisedBy', 'contradicted'],
      late: 'due',
      most: 5,
    },
  ],
});

export type Commitment = RecordOf<typeof commitment>;
