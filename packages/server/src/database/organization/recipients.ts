import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/** People records may be given to, as they are now; absent: there is no such user. */
export async function recipients(
  db: Executor,
  users: readonly number[],
): Promise<Map<number, { department: number | null; active: boolean }>> {
  const { rows } = await sql<{ id: number; department: number | null; active: boolean }>`
    select id, department, status = 'active' as active from "user"
    where id = any(${users}::bigint[]) and deleted_at is null`.execute(db);
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}

/** Who heads a department or deputises for its head; null when there is no such department. */
export async function headsOf(db: Executor, department: number): Promise<number[] | null> {
  const { rows } = await sql<{ heads: number[] }>`
    select array_remove(array_append(coalesce(deputies, '{}'), head), null) as heads from department
    where id = ${department} and deleted_at is null`.execute(db);
  return rows[0]?.heads ?? null;
}
