import type { Module } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/** Counts go no further. */
const most = 100_000;

export interface OwnedCount {
  owner: number;
  module: string;
  count: number;
}

/** How many living records of each module belong to these people, in one statement; what is none is left out. */
export async function ownedCounts(
  db: Executor,
  modules: readonly Module[],
  users: readonly number[],
): Promise<OwnedCount[]> {
  const owned = modules.filter(({ ownership }) => ownership === 'record');
  if (owned.length === 0) return [];
  const counts = owned.map(
    ({ name, table }) => sql`select ${name}::text as module, (select count(*)::int from
      (select from ${sql.table(table)} where owner = one.id and deleted_at is null limit ${sql.lit(most)}) o) as count`,
  );
  const { rows } = await sql<OwnedCount>`
    select one.id as owner, c.module, c.count from unnest(${users}::bigint[]) as one(id)
      cross join lateral (${sql.join(counts, sql` union all `)}) c where c.count > 0`.execute(db);
  return rows;
}

/** What a person has to do with besides records and places. */
export interface OtherBelongings {
  /** Saved views that others see. */
  views: number;
  tokens: number;
  /** Transfers the person has not answered. */
  transfers: number;
  /** Records shared with the person, account teams among them. */
  shares: number;
}

export async function otherBelongings(db: Executor, user: number): Promise<OtherBelongings> {
  const { rows } = await sql<OtherBelongings>`
    select
      (select count(*)::int from saved_view where owner = ${user} and shared <> 'private') as views,
      (select count(*)::int from api_token where "user" = ${user}) as tokens,
      (select count(*)::int from transfer where receiver = ${user} and state = 'open') as transfers,
      (select count(*)::int from share where grantee = ${user} and (until is null or until > now())) as shares`.execute(
    db,
  );
  return rows[0] as OtherBelongings;
}

/** Lets shared views go to somebody else and settles what a leaver will not answer any more. */
export async function settleLeaver(db: Executor, user: number, successor: number | null): Promise<void> {
  if (successor !== null)
    await sql`update saved_view set owner = ${successor} where owner = ${user} and shared <> 'private'`.execute(
      db,
    );
  await sql`update transfer set state = 'settled' where receiver = ${user} and state = 'open'`.execute(db);
}
