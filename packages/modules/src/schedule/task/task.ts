import {
  choice,
  dateTime,
  defineModule,
  linkAny,
  longText,
  type RecordOf,
  takesActivities,
  text,
} from '@gejie/core';

/** Something somebody has to do by a day, whatever it is about. CAL-01, CAL-02 */
export const task = defineModule('task', {
  label: '任务',
  unit: '项',
  area: 'tools',
  icon: 'task',
  number: 'TASK-{00000}',
  title: 'subject',
  fields: {
    subject: text('主题', { required: true, max: 200, search: 'name', index: true }),
    status: choice(
      '状态',
      {
        notStarted: { label: '未开始', en: 'Not started', color: 'grey' },
        inProgress: { label: '进行中', en: 'In progress', color: 'blue' },
        waiting: { label: '等待他人', en: 'Waiting for others', color: 'amber' },
        done: { label: '已完成', color: 'green', closed: 'won' },
        cancelled: { label: '已取消', color: 'grey', closed: 'lost' },
      },
      { default: 'notStarted', required: true, index: true },
    ),
    priority: choice(
      '优先级',
      {
        urgent: { label: '紧急', color: 'red' },
        high: { label: '高', color: 'amber' },
        normal: { label: '普通', color: 'blue' },
        low: { label: '低', color: 'grey' },
      },
      { default: 'normal', required: true },
    ),
    dueAt: dateTime('截止时间', { en: 'Due', index: true }),
    related: linkAny([], '相关记录', {
      en: 'About',
      among: takesActivities,
      backlink: 'tasks',
      backlinkLabel: { zh: '任务', en: 'Tasks' },
    }),
    remindAt: dateTime('提醒时间', {
      en: 'Remind me at',
      hint: {
        zh: '到时在系统内提醒负责人，也可以是两年以后',
        en: 'The owner is told then; two years from now is fine, too',
      },
    }),
    doneAt: dateTime('完成时间', { en: 'Done at', readOnly: true, index: true }),
    result: longText('结果', { en: 'What came of it' }),
    description: longText('说明', { en: 'Notes' }),
  },
  layout: {
    facts: ['status', 'priority', 'dueAt', 'related', 'owner'],
    sections: {
      basics: {
        label: '基本信息',
        en: 'Basics',
        fields: [
          { field: 'subject', width: 'full' },
          'related',
          'dueAt',
          'priority',
          'status',
          'remindAt',
          'owner',
          'department',
        ],
      },
      outcome: {
        label: '结果',
        en: 'Outcome',
        fields: ['doneAt', { field: 'result', width: 'full' }],
      },
      more: { label: '其他', en: 'More', fields: [{ field: 'description', width: 'full' }] },
    },
    quickCreate: ['subject', 'dueAt', 'related', 'priority'],
  },
  list: ['subject', 'status', 'priority', 'dueAt', 'related', 'owner'],
  sort: 'dueAt',
  views: {
    open: {
      label: '我的待办',
      en: 'My open tasks',
      where: { owner: '$me', status: { notIn: ['done', 'cancelled'] } },
      sort: 'dueAt',
      default: true,
      counted: true,
    },
    overdue: {
      label: '我的逾期任务',
      en: 'My overdue tasks',
      where: { owner: '$me', status: { notIn: ['done', 'cancelled'] }, dueAt: { lt: '$now' } },
      sort: 'dueAt',
      counted: true,
    },
    today: {
      label: '今天到期',
      en: 'Due today',
      where: { status: { notIn: ['done', 'cancelled'] }, dueAt: { within: 'today' } },
      sort: 'dueAt',
    },
    thisWeek: {
      label: '本周到期',
      en: 'Due this week',
      where: { status: { notIn: ['done', 'cancelled'] }, dueAt: { within: 'thisWeek' } },
      sort: 'dueAt',
    },
    overdueOfAll: {
      label: '全部逾期',
      en: 'All overdue',
      where: { status: { notIn: ['done', 'cancelled'] }, dueAt: { lt: '$now' } },
      sort: 'dueAt',
    },
    done: {
      label: '已完成',
      en: 'Done',
      where: { status: 'done' },
      sort: '-doneAt',
      columns: ['subject', 'related', 'dueAt', 'doneAt', 'owner'],
    },
    all: { label: '全部任务', en: 'All tasks' },
  },
  board: { field: 'status', card: ['dueAt', 'priority', 'related', 'owner'] },
  hangsOn: 'related',
  story: { at: 'doneAt', text: 'result' },
  brief: [
    {
      of: 'related',
      beside: true,
      label: '待办事项',
      en: 'Next steps',
      where: { status: { notIn: ['done', 'cancelled'] } },
      sort: 'dueAt',
      columns: ['subject', 'dueAt', 'owner'],
      most: 4,
    },
  ],
  reminds: { at: 'remindAt', unless: { status: { in: ['done', 'cancelled'] } } },
  calendar: {
    start: 'dueAt',
    kind: 'priority',
    done: { status: { in: ['done', 'cancelled'] } },
    free: {},
  },
});

export type Task = RecordOf<typeof task>;
