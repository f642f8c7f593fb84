import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/** The departments of these users, as they are now. */
export async function userDepartments(
  db: Executor,
  users: readonly number[],
): Promise<Map<number, number | null>> {
  const { rows } = await sql<{ id: number; department: number | null }>`
    select id, department from "user" where id = any(${users}::bigint[])`.execute(db);
  return new Map(rows.map(({ id, department }) => [id, department]));
}
