import {
  choice,
  condition,
  defineModule,
  integer,
  link,
  mayFallIntoPools,
  moduleName,
  type RecordOf,
  text,
} from '@gejie/core';

/**
 * After how many days records fall into a pool. Of the rules of one kind the first whose condition a record fulfils
 * decides; without a number of days it stays. ACC-07
 */
export const poolRule = defineModule('poolRule', {
  label: '落入规则',
  en: 'Pool rule',
  unit: '条',
  area: 'settings',
  group: 'sales',
  about: { zh: '记录多少天后落入公海', en: 'After how many days records fall into a pool' },
  icon: 'rule',
  title: 'name',
  ownership: 'none',
  writtenWith: 'pools',
  writtenWithin: { departments: 'pool.departments', unless: 'settings' },
  logged: 'rule',
  fields: {
    name: text('规则名称', { required: true, max: 80, search: true }),
    pool: link('pool', '公海', {
      required: true,
      backlink: 'rules',
      backlinkLabel: { zh: '落入规则', en: 'Rules' },
    }),
    module: moduleName('模块', { required: true, among: mayFallIntoPools }),
    kind: choice(
      '类型',
      {
        noFollowUp: { label: '超期未跟进', en: 'No follow-up', color: 'amber' },
        noDeal: { label: '超期未成交', en: 'No deal', color: 'violet' },
      },
      { default: 'noFollowUp', required: true },
    ),
    appliesTo: condition('适用的记录', {
      en: 'Applies to',
      overField: 'module',
      hint: { zh: '留空则适用于全部', en: 'Empty: all' },
    }),
    days: integer('天数', {
      min: 1,
      max: 3650,
      hint: {
        zh: '满这么多天后的次日落入；留空则不落入',
        en: 'It falls in on the day after so many full days; empty: it stays',
      },
    }),
    position: integer('顺序', {
      en: 'Order',
      min: 0,
      max: 9999,
      default: 0,
      hint: {
        zh: '同类规则中，排在前面且适用的一条说了算',
        en: 'Of the rules of a kind the first that applies decides',
      },
    }),
  },
  layout: {
    facts: ['pool', 'kind', 'days'],
    sections: {
      basics: {
        label: '基本信息',
        en: 'Basics',
        fields: [
          { field: 'name', width: 'full' },
          'pool',
          'module',
          'kind',
          'days',
          'position',
          { field: 'appliesTo', width: 'full' },
        ],
      },
    },
    quickCreate: ['name', 'pool', 'module', 'kind', 'days', 'position', 'appliesTo'],
  },
  list: ['name', 'pool', 'kind', 'appliesTo', 'days', 'position'],
  sort: 'position',
  views: { all: { label: '全部规则', en: 'All rules', default: true } },
});

export type PoolRule = RecordOf<typeof poolRule>;
