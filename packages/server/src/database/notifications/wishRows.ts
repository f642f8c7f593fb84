import type { NoticeTopic, NoticeWay } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

export interface WishRow {
  ways: Partial<Record<NoticeTopic, NoticeWay>>;
  digestHour: number;
}

export async function wishOf(db: Executor, user: number): Promise<WishRow | null> {
  const { rows } = await sql<WishRow>`
    select ways, digest_hour as "digestHour" from notice_wish where "user" = ${user}`.execute(db);
  return rows[0] ?? null;
}

/** @param digestAt when the next digest is due; null: there is none */
export async function putWish(
  db: Executor,
  user: number,
  { ways, digestHour }: WishRow,
  digestAt: Date | null,
): Promise<void> {
  await sql`
    insert into notice_wish ("user", ways, digest_hour, digest_at)
    values (${user}, ${JSON.stringify(ways)}::jsonb, ${digestHour}, ${digestAt})
    on conflict ("user") do update
      set ways = excluded.ways, digest_hour = excluded.digest_hour, digest_at = excluded.digest_at`.execute(
    db,
  );
}

export interface DueDigest {
  user: number;
  digestHour: number;
}

/** People whose digest is due, kept from other processes until the transaction ends. */
export async function takeDueDigests(db: Executor, now: Date, limit: number): Promise<DueDigest[]> {
  const { rows } = await sql<DueDigest>`
    select "user", digest_hour as "digestHour" from notice_wish where digest_at <= ${now}
    order by digest_at limit ${limit} for update skip locked`.execute(db);
  return rows;
}

export async function setNextDigest(db: Executor, user: number, at: Date | null): Promise<void> {
  await sql`update notice_wish set digest_at = ${at} where "user" = ${user}`.execute(db);
}
