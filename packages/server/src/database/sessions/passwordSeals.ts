import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/** Seals of the last passwords of a user, the present one first. */
export async function lastSeals(db: Executor, user: number, count: number): Promise<string[]> {
  const { rows } = await sql<{ seal: string }>`
    select seal from password_seal where "user" = ${user} order by id desc limit ${count}`.execute(db);
  return rows.map(({ seal }) => seal);
}

/** When the present password was set and by whom; null when there is none. */
export async function passwordOrigin(
  db: Executor,
  user: number,
): Promise<{ at: string; by: number | null; days: number } | null> {
  const { rows } = await sql<{ at: string; by: number | null; days: number }>`
    select s.at, s.set_by as by, (extract(epoch from now() - s.at) / 86400)::float8 as days
    from password_seal s join "user" u on u.id = s."user" and u.password is not null
    where s."user" = ${user} order by s.id desc limit 1`.execute(db);
  return rows[0] ?? null;
}
