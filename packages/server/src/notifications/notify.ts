import type { NoticeKind } from '@gejie/core';
import type { Executor } from '../database/connection.ts';
import {
  insertFollowerNotices,
  insertNotices,
  type NewNotice,
} from '../database/notifications/noticeRows.ts';

/** Something somebody is to be told of. */
export interface Notice extends NewNotice {
  kind: NoticeKind;
}

/**
 * Tells people of something, in the transaction of what it tells of: they hear of it when, and only when, that is
 * committed. Nobody is told of what they did themselves.
 */
export async function notify(db: Executor, notices: readonly Notice[]): Promise<void> {
  await insertNotices(
    db,
    notices.filter(({ user, actor }) => user !== actor),
  );
}

/** Tells those who follow records, likewise. */
export async function notifyFollowers(
  db: Executor,
  records: readonly number[],
  notice: Omit<Notice, 'user' | 'record'> & { module: string; actor: number | null },
  /** Who is told otherwise. */
  except: readonly number[] = [],
): Promise<void> {
  if (records.length > 0) await insertFollowerNotices(db, records, notice, except);
}
