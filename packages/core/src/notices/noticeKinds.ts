import type { BilingualText } from '../messages/label.ts';

/**
 * Everything people are told of, in both languages. `{actor}` is who did it, `{record}` the record it is about, other
 * holes are filled from the notice's detail. Kinds are dotted: what it belongs to, then what happened.
 */
export const noticeKinds = {
  'comment.mention': { zh: '{actor} 在 {record} 的评论中提到了您', en: '{actor} mentioned you on {record}' },
  'follow.commented': { zh: '{actor} 评论了 {record}', en: '{actor} commented on {record}' },
  'follow.changed': { zh: '{actor} 修改了 {record}', en: '{actor} changed {record}' },
  'follow.merged': {
    zh: '{actor} 把重复的记录并入了 {record}',
    en: '{actor} merged duplicates into {record}',
  },
  'follow.deleted': {
    zh: '{actor} 把 {record} 移入了回收站',
    en: '{actor} moved {record} into the recycle bin',
  },
  'follow.restored': {
    zh: '{actor} 从回收站还原了 {record}',
    en: '{actor} brought {record} back from the recycle bin',
  },
  'owner.given': { zh: '{actor} 把 {record} 交给您负责', en: '{actor} made you the owner of {record}' },
  'owner.givenMany': {
    zh: '{actor} 把 {count} 条记录交给您负责',
    en: '{actor} made you the owner of {count}',
  },
  'share.given': { zh: '{actor} 与您共享了 {record}', en: '{actor} shared {record} with you' },
  // The number of records, and whom they went to, are looked up when the notice is read.
  'transfer.offered': { zh: '{actor} 把 {count} 条记录转移给您', en: '{actor} transferred {count} to you' },
  'transfer.taken': {
    zh: '{actor} 把您负责的 {count} 条记录转给了 {other}',
    en: '{actor} transferred {count} of yours to {other}',
  },
  'transfer.fallen': {
    zh: '{actor} 把 {count} 条记录转给了 {other}，等待您分配',
    en: '{actor} transferred {count} to {other}: they wait to be handed out',
  },
  'transfer.left': {
    zh: '{other} 离职，{count} 条记录交给您负责',
    en: '{other} has left: {count} are yours now',
  },
  'transfer.accepted': {
    zh: '{other} 接收了转移的 {count} 条记录',
    en: '{other} accepted the transfer of {count}',
  },
  'transfer.returned': {
    zh: '{other} 退回了转移的 {count} 条记录',
    en: '{other} returned the transfer of {count}',
  },
  'report.sent': { zh: '{actor} 提交了 {record}', en: '{actor} sent you {record}' },
  'report.read': { zh: '{actor} 已阅 {record}', en: '{actor} has read {record}' },
  'reminder.due': { zh: '提醒：{record}', en: 'Reminder: {record}' },
  'reminder.day': { zh: '{subject}：{record}', en: '{subject}: {record}' },
  'invitation.asked': { zh: '{actor} 邀请您参加 {record}', en: '{actor} asks you to take part in {record}' },
  'invitation.moved': {
    zh: '{actor} 改了 {record} 的时间，请重新答复',
    en: '{actor} moved {record} to another time: answer anew',
  },
  'invitation.accepted': { zh: '{actor} 接受了 {record}', en: '{actor} accepts {record}' },
  'invitation.tentative': { zh: '{actor} 暂定参加 {record}', en: '{actor} may take part in {record}' },
  'invitation.declined': { zh: '{actor} 谢绝了 {record}', en: '{actor} declines {record}' },
  'pool.warning': {
    zh: '{record} 将于 {days} 天后落入公海“{pool}”',
    en: '{record} is about to fall into the pool “{pool}”; days left: {days}',
  },
  'pool.warnings': {
    zh: '您有 {count} 条记录将在 {days} 天内落入公海“{pool}”',
    en: '{count} of yours are about to fall into the pool “{pool}”; days left: {days}',
  },
  'approval.asked': { zh: '{actor} 请您审批 {record}', en: '{actor} asks you to approve {record}' },
  'approval.given': { zh: '{actor} 批准了 {record}', en: '{actor} approved {record}' },
  'customer.accepted': { zh: '客户同意了 {record}', en: 'The customer accepted {record}' },
  'customer.refused': { zh: '客户拒绝了 {record}', en: 'The customer refused {record}' },
  'approval.refused': { zh: '{actor} 退回了 {record}', en: '{actor} sent back {record}' },
  'quote.expired': { zh: '{record} 已过有效期，客户未答复', en: '{record} has expired without an answer' },
  'repeat.invoiced': { zh: '按周期生成了 {record}', en: '{record} was made, as its order repeats' },
  'repeat.failed': {
    zh: '{record} 的周期发货单未能生成',
    en: 'The recurring invoice of {record} could not be made',
  },
  'stock.low': {
    zh: '{record} 低于警戒数量或不够交货，需要采购',
    en: '{record} has fallen below its reorder level, or what is promised of it',
  },
  'stock.short': {
    zh: '{record} 已确认，{count} 种产品库存不足',
    en: '{record} is confirmed, and {count} of its products lack in stock',
  },
  'stock.lowMany': {
    zh: '{count} 种产品低于警戒数量或不够交货，见产品的“需要采购”',
    en: '{count} products have fallen below their reorder levels, or what is promised: see “To be reordered” among the products',
  },
  'mail.failed': {
    zh: '{record} 的邮件未能发出：{reason}',
    en: 'The mail with {record} could not be sent: {reason}',
  },
  'pool.assigned': {
    zh: '{actor} 将公海中的 {record} 分配给了您',
    en: '{actor} gave you {record} out of a pool',
  },
} as const satisfies Record<string, BilingualText>;

export type NoticeKind = keyof typeof noticeKinds;

export function isNoticeKind(kind: string): kind is NoticeKind {
  return Object.hasOwn(noticeKinds, kind);
}

/** The sentence of a notice, taken apart at its holes: every other piece is the name of one. */
export function sentencePieces(sentence: string): string[] {
  return sentence.split(/\{(\w+)\}/);
}
