import type { ShareLevel } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

export interface ShareRow {
  id: number;
  /** Id of the user or department it is shared with. */
  grantee: number;
  kind: 'user' | 'department';
  level: ShareLevel;
  /** What the person does in the record's team; null: shared without being of the team. */
  role: string | null;
  until: string | null;
  createdAt: string;
  createdBy: number | null;
}

export interface NewShare extends Omit<ShareRow, 'id' | 'createdAt'> {
  module: string;
  record: number;
}

const columns = sql`id, grantee, kind, level, role, until, created_at as "createdAt", created_by as "createdBy"`;

/** With whom records are shared now; what has run out is nobody's any more. */
export async function sharesOf(
  db: Executor,
  records: readonly number[],
): Promise<(ShareRow & { record: number })[]> {
  const { rows } = await sql<ShareRow & { record: number }>`
    select ${columns}, record from share
    where record = any(${records}::bigint[]) and (until is null or until > now()) order by id`.execute(db);
  return rows;
}

/** When shares of these records with these people and departments have run out, latest first. */
export async function endedShares(
  db: Executor,
  records: readonly number[],
  grantees: readonly number[],
): Promise<string[]> {
  const { rows } = await sql<{ until: string }>`
    select until from share
    where record = any(${records}::bigint[]) and grantee = any(${grantees}::bigint[]) and until <= now()
    order by until desc`.execute(db);
  return rows.map(({ until }) => until);
}

/** Shares, or changes how it is shared with the same person or department already (`changed`). */
export async function putShare(db: Executor, share: NewShare): Promise<{ row: ShareRow; changed: boolean }> {
  const { rows } = await sql<ShareRow & { changed: boolean }>`
    insert into share (module, record, grantee, kind, level, role, until, created_by)
    values (${share.module}, ${share.record}, ${share.grantee}, ${share.kind}, ${share.level}, ${share.role},
      ${share.until}, ${share.createdBy})
    on conflict (record, grantee) do update set
      level = excluded.level, role = excluded.role, until = excluded.until,
      created_by = excluded.created_by, created_at = now()
    returning ${columns}, xmax <> 0 as changed`.execute(db);
  const { changed, ...row } = rows[0] as ShareRow & { changed: boolean };
  return { row, changed };
}

/** @returns what was shared; null when it is not among the record's shares */
export async function deleteShare(db: Executor, record: number, share: number): Promise<ShareRow | null> {
  const { rows } = await sql<ShareRow>`
    delete from share where id = ${share} and record = ${record} returning ${columns}`.execute(db);
  return rows[0] ?? null;
}

/** Ends all shares of records. */
export async function deleteSharesOf(db: Executor, records: readonly number[]): Promise<void> {
  await sql`delete from share where record = any(${records}::bigint[])`.execute(db);
}

/** Forgets shares that ran out so long ago that nobody asks about them any more. */
export async function deleteOldShares(db: Executor, now: Date): Promise<void> {
  await sql`delete from share where until < ${now}::timestamptz - interval '90 days'`.execute(db);
}
