import type { BilingualText } from '../messages/label.ts';
import type { NoticeKind } from './noticeKinds.ts';

/** How somebody wants to be told; by mail at once or once a day is besides the bell. */
export const noticeWays = ['app', 'mail', 'digest', 'off'] as const;
export type NoticeWay = (typeof noticeWays)[number];

type TopicOf<Kind> = Kind extends `${infer Topic}.${string}` ? Topic : never;
/** What a kind of notice is about: the part of its name before the dot. */
export type NoticeTopic = TopicOf<NoticeKind>;

/** Everybody chooses a way for each topic; `usual` holds until then. PLT-15 */
export const noticeTopics = {
  comment: { label: { zh: '有人提到我', en: 'Mentions of me' }, usual: 'mail' },
  reminder: { label: { zh: '日程与任务提醒', en: 'Reminders of events and tasks' }, usual: 'mail' },
  customer: { label: { zh: '客户的答复', en: 'Answers of customers' }, usual: 'mail' },
  approval: { label: { zh: '审批', en: 'Approvals' }, usual: 'mail' },
  quote: { label: { zh: '报价到期', en: 'Quotes that expire' }, usual: 'app' },
  repeat: { label: { zh: '周期发货', en: 'Recurring invoices' }, usual: 'mail' },
  stock: { label: { zh: '库存警戒与缺货', en: 'Reorder levels and shortages' }, usual: 'mail' },
  mail: { label: { zh: '我发的邮件未能送出', en: 'Mails of mine that were not sent' }, usual: 'app' },
  invitation: { label: { zh: '日程邀请与答复', en: 'Invitations and answers to mine' }, usual: 'app' },
  follow: {
    label: { zh: '我关注或负责的记录有变化', en: 'News of records I own or follow' },
    usual: 'app',
  },
  owner: { label: { zh: '记录交给我负责', en: 'Records given to me' }, usual: 'app' },
  share: { label: { zh: '记录共享给我', en: 'Records shared with me' }, usual: 'app' },
  transfer: { label: { zh: '转移与离职交接', en: 'Transfers and leavers' }, usual: 'app' },
  pool: { label: { zh: '公海', en: 'Pools' }, usual: 'app' },
  report: { label: { zh: '日报', en: 'Daily reports' }, usual: 'app' },
} as const satisfies Record<NoticeTopic, { label: BilingualText; usual: NoticeWay }>;

/** The ways before anybody has chosen. */
export const usualWays = Object.fromEntries(
  Object.entries(noticeTopics).map(([topic, { usual }]) => [topic, usual]),
) as Record<NoticeTopic, NoticeWay>;

export function topicOf(kind: NoticeKind): NoticeTopic {
  return kind.split('.')[0] as NoticeTopic;
}
