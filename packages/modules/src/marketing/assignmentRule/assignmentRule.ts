import {
  boolean,
  choice,
  condition,
  defineModule,
  department,
  integer,
  link,
  type RecordOf,
  text,
  user,
} from '@gejie/core';

const everybodySees = { ownership: 'none', everyoneSees: false, writtenWith: 'assignment' } as const;

/** Whom a new lead goes to that nobody was given. The first rule that fits decides. MKT-03 */
export const assignmentRule = defineModule('assignmentRule', {
  label: '线索分配规则',
  en: 'Lead assignment rule',
  unit: '条',
  area: 'settings',
  group: 'sales',
  about: { zh: '新线索轮流分给谁', en: 'To whom new leads go in turn' },
  icon: 'lead',
  title: 'name',
  ...everybodySees,
  fields: {
    name: text('规则名称', { en: 'Name', required: true, max: 80, unique: true, search: 'name' }),
    position: integer('次序', {
      en: 'Order',
      required: true,
      min: 1,
      max: 9999,
      default: 10,
      hint: {
        zh: '从小到大，第一条符合的规则生效',
        en: 'From small to large; the first rule that fits decides',
      },
    }),
    active: boolean('启用', { default: true }),
    where: condition('适用于', {
      en: 'For leads where',
      over: 'lead',
      hint: { zh: '留空则适用于所有线索', en: 'Empty: for all leads' },
    }),
    to: choice(
      '分配给',
      {
        people: { label: '人员轮流', en: 'People in turn' },
        department: { label: '部门，由负责人分配', en: 'A department, to be handed out there' },
      },
      { default: 'people', required: true },
    ),
    department: department('部门', {
      requiredWhen: { to: 'department' },
      visibleWhen: { to: 'department' },
    }),
    fallback: department('无人可分配时给部门', {
      en: 'When nobody is free, to department',
      visibleWhen: { to: 'people' },
      hint: { zh: '留空则看下一条规则', en: 'Empty: the next rule is tried' },
    }),
  },
  layout: {
    facts: ['position', 'to', 'active', 'where'],
    sections: {
      basics: {
        label: '基本信息',
        en: 'Basics',
        fields: [
          { field: 'name', width: 'full' },
          'position',
          'active',
          { field: 'where', width: 'full' },
          'to',
          'department',
          'fallback',
        ],
      },
    },
    quickCreate: ['name', 'position', 'where', 'to', 'department'],
    related: ['members'],
  },
  list: ['position', 'name', 'where', 'to', 'active'],
  sort: 'position',
  views: { all: { label: '全部规则', en: 'All rules', default: true } },
});

/** Somebody who takes turns in an assignment rule. MKT-03 */
export const assignmentMember = defineModule('assignmentMember', {
  label: '分配人员',
  en: 'Assignment member',
  unit: '人',
  area: 'settings',
  group: 'sales',
  about: { zh: '参与轮流分配的人、权重与每日上限', en: 'Who takes turns, with weights and daily limits' },
  icon: 'user',
  number: 'LAM-{0000}',
  title: 'name',
  ...everybodySees,
  fields: {
    name: text('名称', {
      en: 'Name',
      max: 80,
      hint: { zh: '留空则取员工姓名', en: 'Left empty, the person’s name' },
    }),
    rule: link('assignmentRule', '规则', {
      required: true,
      backlink: 'members',
      backlinkLabel: { zh: '轮流人员', en: 'People in turn' },
    }),
    user: user('人员', { required: true, offers: { status: 'active' } }),
    weight: integer('权重', {
      required: true,
      min: 1,
      max: 100,
      default: 1,
      hint: { zh: '权重 2 的人得到的线索是权重 1 的两倍', en: 'Twice the weight, twice the leads' },
    }),
    quota: integer('每天最多', { en: 'At most a day', min: 0, max: 10_000 }),
  },
  layout: {
    facts: ['rule', 'user', 'weight', 'quota'],
    sections: {
      basics: { label: '基本信息', en: 'Basics', fields: ['rule', 'user', 'weight', 'quota', 'name'] },
    },
    quickCreate: ['rule', 'user', 'weight', 'quota'],
  },
  list: ['name', 'rule', 'user', 'weight', 'quota'],
  sort: 'name',
  views: { all: { label: '全部人员', en: 'All members', default: true } },
});

export type AssignmentRule = RecordOf<typeof assignmentRule>;
export type AssignmentMember = RecordOf<typeof assignmentMember>;
