import { choice, date, defineModule, longText, type RecordOf, text } from '@gejie/core';

/** Days that are not what their weekday says: holidays, and working days to make up for them (调休). PLT-19 */
export const holiday = defineModule('holiday', {
  label: '节假日',
  unit: '条',
  area: 'settings',
  group: 'company',
  about: { zh: '放假与调休上班的日子', en: 'Days off, and working days that make up for them' },
  icon: 'calendar',
  title: 'name',
  ownership: 'none',
  everyoneSees: true,
  writtenWith: 'workingTime',
  logged: true,
  fields: {
    name: text('名称', { required: true, max: 60, search: 'name' }),
    kind: choice(
      '类型',
      {
        off: { label: '放假', en: 'Day off', color: 'green' },
        work: { label: '调休上班', en: 'Working day', color: 'amber' },
      },
      { default: 'off', required: true, index: true },
    ),
    from: date('开始日期', { en: 'From', required: true, index: true }),
    until: date('结束日期', {
      en: 'To',
      index: true,
      hint: { zh: '含当天；留空则只有一天', en: 'This day too; empty: one day only' },
    }),
    description: longText('说明', { en: 'Notes', max: 500 }),
  },
  layout: {
    facts: ['kind', 'from', 'until'],
    sections: {
      basics: {
        label: '基本信息',
        en: 'Basics',
        fields: ['name', 'kind', 'from', 'until', { field: 'description', width: 'full' }],
      },
    },
    quickCreate: ['name', 'kind', 'from', 'until'],
  },
  list: ['name', 'kind', 'from', 'until'],
  sort: '-from',
  views: {
    all: { label: '全部', en: 'All', default: true },
    thisYear: {
      label: '今年',
      en: 'This calendar year',
      where: { from: { within: 'thisYear' } },
      sort: 'from',
    },
  },
});

export type Holiday = RecordOf<typeof holiday>;
