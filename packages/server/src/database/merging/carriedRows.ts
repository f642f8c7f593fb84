import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/** Where two records are shared with the same person, the one that stays keeps the more of the two. */
export async function joinShares(db: Executor, from: number, into: number): Promise<void> {
  await sql`
    update share as kept set
      level = case when 'write' in (kept.level, gone.level) then 'write' else 'read' end,
      role = coalesce(kept.role, gone.role),
      until = case when kept.until is not null and gone.until is not null then greatest(kept.until, gone.until) end
    from share as gone
    where gone.record = ${from} and kept.record = ${into} and kept.grantee = gone.grantee`.execute(db);
}

/** What people were told of one record leads to the other from now on. */
export async function turnNotices(db: Executor, from: number, into: number): Promise<void> {
  await sql`update notice set record = ${into} where record = ${from}`.execute(db);
}

/** Transfers of one record are told of the other, where that did not change hands by the same one. */
export async function turnTransfers(db: Executor, from: number, into: number): Promise<void> {
  await sql`
    update transfer_record as t set record = ${into} where t.record = ${from}
      and not exists (select from transfer_record o where o.transfer = t.transfer and o.record = ${into})`.execute(
    db,
  );
}

/** Who had it out of which pool; where it lies in one now, it goes on lying there. */
export async function turnPassages(db: Executor, from: number, into: number): Promise<void> {
  await sql`
    update pool_passage set record = ${into} where record = ${from} and left_at is not null`.execute(db);
  await sql`delete from pool_warning where record = ${from}`.execute(db);
}

/** How much hangs on each of some records. */
export interface HangingCounts {
  record: number;
  comments: number;
  files: number;
  tags: number;
  followers: number;
  shares: number;
}

/** @param reader whose own tags count besides everybody's */
export async function hangingCounts(
  db: Executor,
  records: readonly number[],
  reader: number | null,
): Promise<HangingCounts[]> {
  const { rows } = await sql<HangingCounts>`
    select record,
      (select count(*) from comment c where c.record = r.record) as comments,
      (select count(*) from file_use f where f.record = r.record and f.field = '') as files,
      (select count(*) from record_tag t where t.record = r.record and (t.owner is null or t.owner = ${reader})) as tags,
      (select count(*) from follower f where f.record = r.record and f.follows) as followers,
      (select count(*) from share s where s.record = r.record and (s.until is null or s.until > now())) as shares
    from unnest(${[...records]}::bigint[]) as r(record)`.execute(db);
  return rows;
}
