import {
  boolean,
  choice,
  condition,
  date,
  defineModule,
  fieldNames,
  integer,
  longText,
  moduleName,
  type RecordOf,
  takesActivities,
  text,
} from '@gejie/core';

/**
 * Some time before or after a day that a record holds, its owner is given something to do, or told of it: to call two years
 * after a purchase, to speak of the next one a month before a contract ends. CAL-03
 */
export const dateRule = defineModule('dateRule', {
  label: '日期提醒规则',
  en: 'Date rule',
  unit: '条',
  area: 'settings',
  group: 'sales',
  about: {
    zh: '在某个日期前后多久，给负责人一项任务或通知，如购买两年后回访',
    en: 'Something to do, or a notice, for the owner some time before or after a date: a call two years after a purchase',
  },
  icon: 'bell',
  title: 'name',
  ownership: 'none',
  writtenWith: 'settings',
  workedBy: 'dateRules',
  logged: 'rule',
  fields: {
    name: text('规则名称', { en: 'Rule', required: true, max: 80, unique: true, search: 'name' }),
    module: moduleName('模块', { required: true, among: takesActivities }),
    dateField: fieldNames('日期', {
      en: 'Date',
      overField: 'module',
      daysOnly: true,
      required: true,
      hint: { zh: '从哪个日期算起', en: 'What it is counted from' },
    }),
    amount: integer('多久', { en: 'How long', required: true, min: 0, max: 3650, default: 2 }),
    span: choice(
      '单位',
      {
        day: { label: '天', en: 'days' },
        month: { label: '个月', en: 'months' },
        year: { label: '年', en: 'years' },
      },
      { en: 'Unit', default: 'year', required: true },
    ),
    direction: choice(
      '前或后',
      { after: { label: '之后', en: 'after' }, before: { label: '之前', en: 'before' } },
      { en: 'Before or after', default: 'after', required: true },
    ),
    condition: condition('适用的记录', {
      en: 'Applies to',
      overField: 'module',
      hint: {
        zh: '到期时仍符合条件的记录；留空则适用于全部',
        en: 'Records that fulfil it on that day; empty: all',
      },
    }),
    gives: choice(
      '给负责人',
      {
        task: { label: '一项任务', en: 'A task' },
        notice: { label: '一条通知', en: 'A notice' },
      },
      { en: 'Gives the owner', default: 'task', required: true },
    ),
    subject: text('内容', {
      en: 'What it says',
      required: true,
      max: 100,
      hint: { zh: '记录的名称会加在后面', en: 'The name of the record is put behind it' },
    }),
    countsFrom: date('起算日期', {
      en: 'Counts from',
      default: '$today',
      required: true,
      hint: {
        zh: '在此之前到期的不再提醒，以免启用当天大量提醒',
        en: 'What fell due before it is let be, so that not everything comes on the first day',
      },
    }),
    active: boolean('启用', {
      en: 'In force',
      default: true,
      hint: {
        zh: '保存后立即检查，此后每天早上 6 点检查；每条记录每个到期日只提醒一次，停机期间错过的会补上',
        en: 'Looked at when it is saved, and every morning at six; once for each record and day, and what a night of being down missed is made up for',
      },
    }),
    description: longText('说明', { max: 2000 }),
  },
  layout: {
    facts: ['module', 'dateField', 'amount', 'span', 'direction', 'active'],
    sections: {
      basics: {
        label: '规则',
        en: 'Rule',
        fields: [
          'name',
          'module',
          { field: 'dateField', width: 'full' },
          'direction',
          'amount',
          'span',
          'countsFrom',
          'gives',
          { field: 'condition', width: 'full' },
          { field: 'subject', width: 'full' },
          'active',
          { field: 'description', width: 'full' },
        ],
      },
    },
    quickCreate: [
      'name',
      'module',
      'dateField',
      'direction',
      'amount',
      'span',
      'gives',
      'subject',
      'condition',
    ],
  },
  list: ['name', 'module', 'dateField', 'direction', 'amount', 'span', 'gives', 'subject', 'active'],
  sort: 'name',
  views: {
    active: { label: '启用中', en: 'In force', where: { active: true }, default: true },
    all: { label: '全部规则', en: 'All rules' },
  },
});

export type DateRule = RecordOf<typeof dateRule>;
