import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/** The sealed secret of somebody's feed; null before there is one. */
export async function feedOf(db: Executor, user: number): Promise<string | null> {
  const { rows } = await sql<{
    sealed: string;
  }>`select sealed from calendar_feed where "user" = ${user}`.execute(db);
  return rows[0]?.sealed ?? null;
}

/** Keeps a new secret; @returns false when there is one already */
export async function insertFeed(
  db: Executor,
  user: number,
  digest: Buffer,
  sealed: string,
): Promise<boolean> {
  const { rows } = await sql`
    insert into calendar_feed ("user", digest, sealed) values (${user}, ${digest}, ${sealed})
    on conflict ("user") do nothing returning "user"`.execute(db);
  return rows.length > 0;
}

/** Whose feed it is. */
export async function userOfFeed(db: Executor, digest: Buffer): Promise<number | null> {
  const { rows } = await sql<{
    user: number;
  }>`select "user" from calendar_feed where digest = ${digest}`.execute(db);
  return rows[0]?.user ?? null;
}

/** Ends a feed: its address leads nowhere from now on. */
export async function deleteFeed(db: Executor, user: number): Promise<void> {
  await sql`delete from calendar_feed where "user" = ${user}`.execute(db);
}
