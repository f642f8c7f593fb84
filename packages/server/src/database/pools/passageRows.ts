import type { PoolReason } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/** How a record got out of a pool. */
export type WayOut = 'claimed' | 'assigned' | 'other';

export interface Entry {
  record: number;
  pool: number;
  from: number | null;
  reason: PoolReason | null;
}

export interface Exit {
  record: number;
  to: number | null;
  way: WayOut;
}

/** Notes that records came into pools, and that others left the ones they were in. */
export async function notePassages(
  db: Executor,
  module: string,
  { entries, exits }: { entries: readonly Entry[]; exits: readonly Exit[] },
  at: Date,
  by: number | null,
): Promise<void> {
  if (exits.length > 0) {
    await sql`
      update pool_passage p set left_at = ${at}, "to" = e."to", way = e.way, left_by = ${by}
      from jsonb_to_recordset(${JSON.stringify(exits)}::jsonb) as e(record bigint, "to" bigint, way text)
      where p.record = e.record and p.left_at is null`.execute(db);
  }
  if (entries.length > 0) {
    await sql`
      insert into pool_passage (module, record, pool, entered_at, "from", reason, entered_by)
      select ${module}, record, pool, ${at}, "from", reason, ${by}::bigint
      from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb)
        as e(record bigint, pool bigint, "from" bigint, reason text)`.execute(db);
  }
}

/** What somebody said on putting a record back. */
export async function explainEntry(db: Executor, record: number, note: string): Promise<void> {
  await sql`update pool_passage set note = ${note} where record = ${record} and left_at is null`.execute(db);
}

export interface Passage {
  pool: number;
  enteredAt: string;
  from: number | null;
  reason: PoolReason | null;
  note: string | null;
  leftAt: string | null;
  to: number | null;
  way: WayOut | null;
}

/** A record's stays in pools, the first first. */
export async function passagesOf(db: Executor, record: number): Promise<Passage[]> {
  const { rows } = await sql<Passage>`
    select pool, entered_at as "enteredAt", "from", reason, note, left_at as "leftAt", "to", way
    from pool_passage where record = ${record} order by id limit 1000`.execute(db);
  return rows;
}

/** Nobody gets more than the limits allow by asking twice at once: claims of one person wait for one another. */
export async function queueClaims(db: Executor, user: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('gejie: pool claims'), ${user % 2_147_483_647}::integer)`.execute(
    db,
  );
}

/** How many records a person has claimed from a pool since an instant. */
export async function claimsSince(db: Executor, pool: number, user: number, since: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from pool_passage
    where "to" = ${user} and left_at >= ${since} and pool = ${pool} and way = 'claimed'`.execute(db);
  return rows[0]?.count ?? 0;
}

/** When and how often records were lost by a person to any pool. */
export async function lossesOf(
  db: Executor,
  records: readonly number[],
  user: number,
): Promise<Map<number, { last: string; times: number }>> {
  const { rows } = await sql<{ record: number; last: string; times: number }>`
    select record, max(entered_at) as last, count(*) as times from pool_passage
    where record = any(${records}::bigint[]) and "from" = ${user} group by record`.execute(db);
  return new Map(rows.map(({ record, ...loss }) => [record, loss]));
}

/** The pool a record left last, if that is not longer ago than `since`. */
export async function lastLeft(db: Executor, record: number, since: Date): Promise<number | null> {
  const { rows } = await sql<{ pool: number }>`
    select pool from pool_passage where record = ${record} and left_at >= ${since} order by id desc limit 1`.execute(
    db,
  );
  return rows[0]?.pool ?? null;
}
