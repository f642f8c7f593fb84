import type { NoticeKind } from '@gejie/core';
import type { Executor } from '../database/connection.ts';
import {
  addToNotice,
  type FollowerNotice,
  insertFollowerNotices,
  insertNotices,
  insertTransferNotices,
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

/** Tells people of a transfer, each once of each kind, however many steps it takes. */
export async function notifyOfTransfer(
  db: Executor,
  transfer: number,
  notices: readonly Notice[],
): Promise<void> {
  await insertTransferNotices(
    db,
    transfer,
    notices.filter(({ user, actor }) => user !== actor),
  );
}

/** Tells somebody of many records at once; the steps of one job add up to one notice until it is read. */
export async function notifyOfMany(
  db: Executor,
  notice: Omit<Notice, 'record' | 'detail'>,
  count: number,
  job: number | null,
): Promise<void> {
  if (notice.user === notice.actor) return;
  const added = job !== null && (await addToNotice(db, notice, count, job));
  if (!added) await insertNotices(db, [{ ...notice, detail: { count, ...(job === null ? {} : { job }) } }]);
}

/** Tells those who follow records, likewise. @param owned those of the records whose owners follow by default */
export async function notifyFollowers(
  db: Executor,
  records: readonly number[],
  owned: readonly number[],
  notice: FollowerNotice & { kind: NoticeKind },
  /** Who is told otherwise. */
  except: readonly number[] = [],
): Promise<void> {
  if (records.length > 0) await insertFollowerNotices(db, records, owned, notice, except);
}
