import {
  boolean,
  choice,
  condition,
  date,
  defineModule,
  fieldNames,
  integer,
  links,
  longText,
  mayFallIntoPools,
  moduleName,
  type RecordOf,
  text,
} from '@gejie/core';

/** A pool (公海): where records go that nobody looks after, for the people of some departments to claim. ACC-07 */
export const pool = defineModule('pool', {
  label: '公海',
  unit: '个',
  area: 'settings',
  group: 'sales',
  about: { zh: '各部门的公海与领取限制', en: 'The pools of departments and the limits of claiming' },
  icon: 'pool',
  title: 'name',
  ownership: 'none',
  everyoneSees: true,
  writtenWith: 'pools',
  writtenWithin: { departments: 'departments', unless: 'settings' },
  logged: 'rule',
  fields: {
    name: text('公海名称', { required: true, max: 60, unique: true, search: 'name', index: true }),
    module: moduleName('模块', { required: true, among: mayFallIntoPools }),
    departments: links('department', '服务的部门', {
      en: 'Departments served',
      required: true,
      hint: {
        zh: '含其下级部门；这些部门的记录落入此公海，也由这些部门的人领取',
        en: 'With all below them: their records fall in here, and their people claim',
      },
    }),
    administrators: links('user', '管理员', {
      offers: { status: 'active' },
      hint: { zh: '可将公海中的记录分配给他人', en: 'May hand records of the pool to others' },
    }),
    active: boolean('启用', {
      default: true,
      hint: {
        zh: '停用后不再有记录落入，只有管理员看得到其中的记录',
        en: 'When off, nothing falls in any more and only administrators look into it',
      },
    }),
    position: integer('顺序', {
      en: 'Order',
      min: 0,
      max: 9999,
      default: 0,
      hint: {
        zh: '部门同属多个公海时，排在前面的先收',
        en: 'Where several pools serve a department, the first in order takes a record',
      },
    }),
    countsFrom: date('起算日期', {
      en: 'Counts from',
      default: '$today',
      hint: {
        zh: '此前的日子不计入未跟进、未成交的天数，以免启用当天大量落入',
        en: 'Days before it don’t count, so that not everything falls in on the first day',
      },
    }),
    exempt: condition('不落入的记录', {
      en: 'Never falls in',
      overField: 'module',
      hint: { zh: '符合条件的记录不会自动落入', en: 'Records that fulfil this stay with their owner' },
    }),
    warnDays: integer('提前几天提醒', {
      en: 'Days of warning',
      min: 0,
      max: 90,
      default: 3,
      hint: { zh: '0：不提醒', en: '0: no warning' },
    }),
    mostHeld: integer('每人持有上限', {
      en: 'Held at most',
      min: 1,
      max: 100_000,
      hint: {
        zh: '每人同时持有、来自此公海的记录；留空不限',
        en: 'Records from this pool that one person has at a time; empty: no limit',
      },
    }),
    mostPerDay: integer('每人每天领取上限', {
      en: 'Claims a day',
      min: 1,
      max: 10_000,
      hint: { zh: '留空不限', en: 'Empty: no limit' },
    }),
    coolDownDays: integer('前负责人冷却天数', {
      en: 'Cool-down in days',
      min: 0,
      max: 3650,
      default: 0,
      hint: {
        zh: '前负责人在这些天内不能再领取',
        en: 'For so many days whoever had it last may not claim it again',
      },
    }),
    mostLosses: integer('同一人最多失去几次', {
      en: 'Times one may lose it',
      min: 1,
      max: 100,
      hint: {
        zh: '同一记录从同一人手中落入公海达到此次数后，此人不能再领取；留空不限',
        en: 'Who has lost the same record so many times may not claim it again; empty: no limit',
      },
    }),
    masked: fieldNames('领取后可见的字段', {
      en: 'Visible after claiming',
      overField: 'module',
      hint: {
        zh: '领取前不显示，也不能搜索、筛选、排序或导出',
        en: 'Until claimed they are not shown, searched, filtered, sorted by or exported',
      },
    }),
    release: choice(
      '谁可主动退回',
      {
        owner: { label: '负责人及主管', en: 'Owners and their heads' },
        head: { label: '仅主管', en: 'Heads only' },
        nobody: { label: '不允许', en: 'Nobody' },
      },
      { en: 'Who may put back', default: 'owner', required: true },
    ),
    description: longText('说明', { max: 2000 }),
  },
  layout: {
    facts: ['module', 'departments', 'active', 'mostHeld', 'mostPerDay'],
    sections: {
      basics: {
        label: '基本信息',
        en: 'Basics',
        fields: [
          'name',
          'module',
          { field: 'departments', width: 'full' },
          { field: 'administrators', width: 'full' },
          'active',
          'position',
          { field: 'description', width: 'full' },
        ],
      },
      falling: {
        label: '落入',
        en: 'Falling in',
        fields: ['countsFrom', 'warnDays', { field: 'exempt', width: 'full' }, 'release'],
      },
      claiming: {
        label: '领取',
        en: 'Claiming',
        fields: ['mostHeld', 'mostPerDay', 'coolDownDays', 'mostLosses', { field: 'masked', width: 'full' }],
      },
    },
    quickCreate: ['name', 'module', 'departments', 'administrators'],
    related: ['rules'],
  },
  list: ['name', 'module', 'departments', 'administrators', 'mostHeld', 'mostPerDay', 'active'],
  sort: 'position',
  views: { all: { label: '全部公海', en: 'All pools', default: true } },
});

export type Pool = RecordOf<typeof pool>;
