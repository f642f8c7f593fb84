import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/** For signing in: whose name it is, in whatever case it was typed. */
export async function findCredentials(
  db: Executor,
  username: string,
): Promise<{ id: number; seal: string | null; status: string } | null> {
  const { rows } = await sql<{ id: number; seal: string | null; status: string }>`
    select id, password as seal, status from "user"
    where lower(username) = lower(${username}) and deleted_at is null`.execute(db);
  return rows[0] ?? null;
}

export async function anyUser(db: Executor): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`select exists (select from "user") as there`.execute(db);
  return rows[0]?.there ?? false;
}
