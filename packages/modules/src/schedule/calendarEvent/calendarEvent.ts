import {
  boolean,
  choice,
  dateTime,
  defineModule,
  image,
  link,
  linkAny,
  linkMany,
  longText,
  money,
  multiChoice,
  type RecordOf,
  recurrence,
  takesActivities,
  text,
} from '@gejie/core';
import { minutesBefore, reminderTimes } from '../shared/reminderTimes.ts';

const asked = { participants: { empty: false } } as const;

/** What whoever is asked to take part says, once each. */
const answer = <A extends 'accepted' | 'tentative' | 'declined'>(label: string, en: string, given: A) => ({
  label,
  en,
  right: 'see' as const,
  by: 'participants' as const,
  notFor: ['owner', given] as const,
  visibleWhen: { status: 'planned' } as const,
});

/**
 * A meeting, a visit or a call: as it is planned, and beside it what came of it. CAL-01, CAL-02
 *
 * An `event` of the database is what happened to a record, hence the longer name.
 */
export const calendarEvent = defineModule('calendarEvent', {
  label: '日程',
  en: 'Event',
  path: 'events',
  unit: '项',
  area: 'tools',
  icon: 'event',
  number: 'EVT-{00000}',
  title: 'subject',
  fields: {
    subject: text('主题', { required: true, max: 200, search: 'name', index: true }),
    kind: choice(
      '类型',
      {
        meeting: { label: '会议', color: 'blue' },
        visit: { label: '拜访', color: 'green' },
        call: { label: '电话', color: 'violet' },
      },
      { default: 'meeting', required: true, index: true },
    ),
    status: choice(
      '状态',
      {
        planned: { label: '计划中', color: 'blue' },
        held: { label: '已完成', en: 'Held', color: 'green', closed: 'won' },
        cancelled: { label: '已取消', color: 'grey', closed: 'lost' },
      },
      { default: 'planned', required: true, index: true },
    ),
    startsAt: dateTime('开始时间', { en: 'Starts', required: true, index: true, exact: 'minute' }),
    endsAt: dateTime('结束时间', { en: 'Ends', index: true, exact: 'minute' }),
    allDay: boolean('全天', { en: 'All day' }),
    timeZone: text('时区', {
      default: '$myTimeZone',
      required: true,
      max: 60,
      hint: {
        zh: '重复的日程按此时区的钟点进行，夏令时也不例外',
        en: 'A series keeps to the clock of this zone, across daylight saving, too',
      },
    }),
    place: text('地点', { max: 255, search: true }),
    related: linkAny([], '相关记录', {
      en: 'About',
      among: takesActivities,
      backlink: 'events',
      backlinkLabel: { zh: '日程', en: 'Events' },
    }),
    participants: linkMany(['user', 'contact'], '参与人', {
      backlink: 'takesPartIn',
      backlinkLabel: { zh: '参与的日程', en: 'Takes part in' },
    }),
    accepted: linkMany(['user', 'contact'], '接受的人', { en: 'Accepted by', visibleWhen: asked }),
    tentative: linkMany(['user', 'contact'], '暂定的人', { en: 'Perhaps', visibleWhen: asked }),
    declined: linkMany(['user', 'contact'], '谢绝的人', { en: 'Declined by', visibleWhen: asked }),
    recurrence: recurrence('重复', { en: 'Repeats' }),
    series: link('calendarEvent', '所属系列', {
      en: 'Of the series',
      readOnly: true,
      backlink: 'exceptions',
      backlinkLabel: { zh: '单独修改的日程', en: 'Changed by themselves' },
      acyclic: true,
    }),
    firstStart: dateTime('最初的开始时间', {
      en: 'First to start',
      readOnly: true,
      exact: 'minute',
      visibleWhen: { firstStart: { empty: false } },
    }),
    occurrence: dateTime('原定时间', { en: 'Was to start', readOnly: true }),
    reminders: multiChoice('提醒', reminderTimes, { en: 'Reminders' }),
    aim: text('目的', { max: 255, en: 'Aim' }),
    budget: money('预计费用', { min: 0, en: 'Planned expense' }),
    actualStart: dateTime('实际开始', { en: 'Actually began', exact: 'minute' }),
    actualEnd: dateTime('实际结束', { en: 'Actually ended', exact: 'minute' }),
    result: longText('结果', { en: 'What came of it' }),
    nextStep: text('下一步', { max: 255 }),
    expense: money('费用', { min: 0, en: 'Expense' }),
    photo: image('现场照片', { en: 'Photo on site', visibleWhen: { kind: 'visit' } }),
    visitedAt: dateTime('到访时间', { en: 'Arrived at', visibleWhen: { kind: 'visit' } }),
    visitedPlace: text('到访地点', {
      en: 'Arrived where',
      max: 255,
      visibleWhen: { kind: 'visit' },
    }),
    visitedPosition: text('到访坐标', {
      en: 'Arrived at position',
      max: 60,
      readOnly: true,
      visibleWhen: { kind: 'visit' },
    }),
    description: longText('说明', { en: 'Notes' }),
  },
  layout: {
    facts: ['kind', 'startsAt', 'endsAt', 'place', 'related', 'status'],
    sections: {
      plan: {
        label: '计划',
        en: 'Plan',
        fields: [
          { field: 'subject', width: 'full' },
          'kind',
          'related',
          'startsAt',
          'endsAt',
          'allDay',
          'recurrence',
          'place',
          'participants',
          'aim',
          'budget',
          'reminders',
          'status',
          'owner',
          'department',
        ],
      },
      actual: {
        label: '执行',
        en: 'What came of it',
        fields: [
          'firstStart',
          'actualStart',
          'actualEnd',
          'expense',
          'nextStep',
          { field: 'result', width: 'full' },
        ],
      },
      visit: {
        label: '拜访记录',
        en: 'The visit',
        fields: ['visitedAt', 'visitedPlace', 'visitedPosition', 'photo'],
      },
      answers: { label: '参与人的答复', en: 'Their answers', fields: ['accepted', 'tentative', 'declined'] },
      more: {
        label: '其他',
        en: 'More',
        fields: ['timeZone', 'series', 'occurrence', { field: 'description', width: 'full' }],
      },
    },
    quickCreate: ['subject', 'kind', 'startsAt', 'endsAt', 'related', 'participants', 'place'],
  },
  list: ['subject', 'kind', 'startsAt', 'endsAt', 'related', 'place', 'status', 'owner'],
  sort: '-startsAt',
  views: {
    upcoming: {
      label: '接下来的日程',
      en: 'Coming up',
      where: { status: 'planned', endsAt: { gte: '$now' } },
      sort: 'startsAt',
      default: true,
    },
    mine: {
      label: '我参与的',
      en: 'Mine',
      where: { any: [{ owner: '$me' }, { participants: { contains: '$me' } }] },
      sort: '-startsAt',
    },
    open: {
      label: '待填写结果',
      en: 'Waiting for a result',
      where: { owner: '$me', status: 'planned', recurrence: null, endsAt: { lt: '$now' } },
      sort: 'startsAt',
      counted: true,
    },
    unanswered: {
      label: '待我答复',
      en: 'Waiting for my answer',
      where: {
        all: [
          { participants: { contains: '$me' } },
          { owner: { ne: '$me' } },
          { status: 'planned' },
          { any: [{ endsAt: { gte: '$now' } }, { recurrence: { empty: false } }] },
          { accepted: { notContains: '$me' } },
          { tentative: { notContains: '$me' } },
          { declined: { notContains: '$me' } },
        ],
      },
      sort: 'startsAt',
      counted: true,
    },
    visits: {
      label: '拜访记录',
      en: 'Visits',
      where: { kind: 'visit' },
      columns: ['subject', 'related', 'startsAt', 'visitedAt', 'visitedPlace', 'result', 'expense', 'owner'],
    },
    all: { label: '全部日程', en: 'All events' },
  },
  actions: {
    accept: answer('接受', 'Accept', 'accepted'),
    tentative: answer('暂定', 'Perhaps', 'tentative'),
    decline: answer('谢绝', 'Decline', 'declined'),
    arrive: {
      label: '到访签到',
      en: 'Check in',
      right: 'edit',
      standing: 'next',
      visibleWhen: { kind: 'visit', status: 'planned', visitedAt: null, recurrence: null },
    },
    finish: {
      label: '完成',
      en: 'Finish',
      right: 'edit',
      standing: 'next',
      visibleWhen: {
        all: [
          { status: 'planned', recurrence: null },
          { any: [{ startsAt: { lte: '$now' } }, { visitedAt: { empty: false } }] },
        ],
      },
    },
  },
  seenBy: ['participants'],
  hangsOn: 'related',
  followsUp: { kind: 'kind' },
  story: { at: 'actualEnd', text: 'result' },
  planned: {
    begins: { label: '开始', plan: 'startsAt', actual: 'actualStart', first: 'firstStart' },
    ends: { label: '结束', plan: 'endsAt', actual: 'actualEnd' },
    place: { label: '地点', plan: 'place', actual: 'visitedPlace' },
    outcome: { label: '目的与结果', en: 'Aim and result', plan: 'aim', actual: 'result' },
    expense: { label: '费用', plan: 'budget', actual: 'expense' },
  },
  reminds: {
    before: { field: 'reminders', minutes: minutesBefore },
    unless: { status: { in: ['held', 'cancelled'] } },
  },
  calendar: {
    start: 'startsAt',
    end: 'endsAt',
    allDay: 'allDay',
    timeZone: 'timeZone',
    repeats: { rule: 'recurrence', series: 'series', occurrence: 'occurrence' },
    people: 'participants',
    answers: {
      accepted: { field: 'accepted', action: 'accept' },
      tentative: { field: 'tentative', action: 'tentative' },
      declined: { field: 'declined', action: 'decline' },
    },
    kind: 'kind',
    place: 'place',
    notes: 'description',
    done: { status: { in: ['held', 'cancelled'] } },
    free: { status: 'cancelled' },
  },
});

export type CalendarEvent = RecordOf<typeof calendarEvent>;
