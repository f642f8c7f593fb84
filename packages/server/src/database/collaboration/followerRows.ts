import type { Module } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/** Lets somebody follow a record, or hear nothing of it. */
export async function putFollower(
  db: Executor,
  module: string,
  record: number,
  user: number,
  follows: boolean,
): Promise<void> {
  await sql`
    insert into follower (module, record, "user", follows) values (${module}, ${record}, ${user}, ${follows})
    on conflict (record, "user") do update set follows = excluded.follows`.execute(db);
}

/** Who follows a record: its owner first, unless the owner wants to hear nothing; then those who said so. */
export async function followersOf(db: Executor, module: Module, record: number): Promise<number[]> {
  const owner = ownerColumn(module);
  const owned = owner
    ? sql`select ${sql.ref(owner)} as "user", null::timestamptz as since from ${sql.table(module.table)}
        where id = ${record} and ${sql.ref(owner)} is not null and not exists (select from follower f
          where f.record = ${record} and f."user" = ${sql.ref(owner)} and not f.follows)
      union all`
    : sql``;
  const { rows } = await sql<{ user: number }>`
    select "user", min(since) as since, bool_or(since is null) as owns from (
      ${owned} select "user", created_at from follower where record = ${record} and follows) as f("user", since)
    group by "user" order by owns desc, since, "user"`.execute(db);
  return rows.map(({ user }) => user);
}

/** The column that says whose a record is; null where records are nobody's. */
export function ownerColumn(module: Module): string | null {
  return module.fields.get('owner')?.column ?? null;
}
