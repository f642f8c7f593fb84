import { choice, date, dateTime, defineModule, longText, type RecordOf, text, user } from '@gejie/core';

/** What was sent stays as it was sent: more is said in comments. */
const whileDraft = { readOnlyWhen: { status: { ne: 'draft' } } };

/** What somebody did in a day and plans for the next, for whoever leads them. SAL-09 */
export const dailyReport = defineModule('dailyReport', {
  label: '日报',
  unit: '份',
  area: 'tools',
  icon: 'report',
  title: 'subject',
  seenBy: ['sentTo'],
  fields: {
    subject: text('标题', { max: 120, search: 'name', index: true }),
    day: date('日期', { default: '$today', required: true, index: true, ...whileDraft }),
    done: longText('今日完成', {
      en: 'Done',
      ...whileDraft,
      hint: {
        zh: '留空则按当天完成的日程和任务汇总',
        en: 'Left empty, it is gathered from the activities of the day',
      },
    }),
    planned: longText('明日计划', {
      en: 'Planned',
      ...whileDraft,
      hint: {
        zh: '留空则按第二天的日程和任务汇总',
        en: 'Left empty, it is gathered from what is planned for the day after',
      },
    }),
    words: longText('心得与问题', { en: 'Own words', required: true, ...whileDraft }),
    status: choice(
      '状态',
      {
        draft: { label: '草稿', color: 'grey' },
        sent: { label: '已提交', color: 'blue' },
        read: { label: '已阅', color: 'green' },
      },
      { default: 'draft', required: true, readOnly: true, index: true },
    ),
    sentTo: user('提交给', {
      en: 'Sent to',
      readOnly: true,
      backlink: 'reportsReceived',
      backlinkLabel: { zh: '收到的日报', en: 'Daily reports received' },
    }),
    sentAt: dateTime('提交时间', { en: 'Sent', readOnly: true }),
    readAt: dateTime('阅读时间', { en: 'Read', readOnly: true }),
  },
  layout: {
    facts: ['day', 'owner', 'status', 'sentTo', 'sentAt', 'readAt'],
    sections: {
      basics: {
        label: '日报',
        en: 'Report',
        fields: [
          'day',
          'owner',
          { field: 'done', width: 'full' },
          { field: 'planned', width: 'full' },
          { field: 'words', width: 'full' },
        ],
      },
      sending: {
        label: '提交',
        en: 'Sending',
        fields: ['subject', 'status', 'sentTo', 'sentAt', 'readAt'],
      },
    },
    quickCreate: ['day', 'words', 'done', 'planned'],
  },
  list: ['subject', 'owner', 'department', 'status', 'sentAt', 'readAt'],
  sort: '-day',
  views: {
    mine: { label: '我的日报', en: 'My reports', where: { owner: '$me' }, sort: '-day', default: true },
    toRead: {
      label: '待我阅读',
      en: 'For me to read',
      where: { sentTo: '$me', status: 'sent' },
      sort: '-day',
      counted: true,
    },
    today: {
      label: '今日已提交',
      en: 'Sent today',
      where: { day: '$today', status: { in: ['sent', 'read'] } },
      sort: '-sentAt',
    },
    all: { label: '全部日报', en: 'All reports' },
  },
  actions: {
    gather: { label: '重新汇总', en: 'Gather again', right: 'edit', visibleWhen: { status: 'draft' } },
    send: { label: '提交', en: 'Send', right: 'edit', standing: 'next', visibleWhen: { status: 'draft' } },
    markRead: {
      label: '已阅',
      en: 'Mark as read',
      right: 'see',
      standing: 'next',
      by: 'sentTo',
      visibleWhen: { status: 'sent' },
    },
  },
});

export type DailyReport = RecordOf<typeof dailyReport>;
