import type { BilingualText } from '../messages/label.ts';

/**
 * Everything people are told of, in both languages. `{actor}` is who did it, `{record}` the record it is about, other
 * holes are filled from the notice's detail. Kinds are dotted: what it belongs to, then what happened.
 */
export const noticeKinds = {
  'comment.mention': { zh: '{actor} 在 {record} 的评论中提到了您', en: '{actor} mentioned you on {record}' },
  'follow.commented': { zh: '{actor} 评论了 {record}', en: '{actor} commented on {record}' },
  'follow.changed': { zh: '{actor} 修改了 {record}', en: '{actor} changed {record}' },
  'follow.deleted': {
    zh: '{actor} 把 {record} 移入了回收站',
    en: '{actor} moved {record} into the recycle bin',
  },
  'follow.restored': {
    zh: '{actor} 从回收站还原了 {record}',
    en: '{actor} brought {record} back from the recycle bin',
  },
} as const satisfies Record<string, BilingualText>;

export type NoticeKind = keyof typeof noticeKinds;

export function isNoticeKind(kind: string): kind is NoticeKind {
  return Object.hasOwn(noticeKinds, kind);
}
