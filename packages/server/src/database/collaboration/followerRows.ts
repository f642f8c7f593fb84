import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

export async function insertFollower(
  db: Executor,
  module: string,
  record: number,
  user: number,
): Promise<void> {
  await sql`
    insert into follower (module, record, "user") values (${module}, ${record}, ${user})
    on conflict do nothing`.execute(db);
}

export async function followersOf(db: Executor, record: number): Promise<number[]> {
  const { rows } = await sql<{ user: number }>`
    select "user" from follower where record = ${record} order by created_at, "user"`.execute(db);
  return rows.map(({ user }) => user);
}

/** @returns whether the user followed the record */
export async function deleteFollower(db: Executor, record: number, user: number): Promise<boolean> {
  const { rows } = await sql`
    delete from follower where record = ${record} and "user" = ${user} returning record`.execute(db);
  return rows.length > 0;
}
