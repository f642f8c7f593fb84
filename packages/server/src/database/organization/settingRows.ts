import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/** One part of the settings as it was last saved; null when it never was. */
export async function readSetting(db: Executor, part: string): Promise<Record<string, unknown> | null> {
  const { rows } = await sql<{ value: Record<string, unknown> }>`
    select value from setting where part = ${part}`.execute(db);
  return rows[0]?.value ?? null;
}

/** Merges `changes` over what is there. */
export async function mergeSetting(
  db: Executor,
  part: string,
  changes: Record<string, unknown>,
  user: number | null,
): Promise<Record<string, unknown>> {
  const { rows } = await sql<{ value: Record<string, unknown> }>`
    insert into setting as s (part, value, updated_by) values (${part}, ${JSON.stringify(changes)}::jsonb, ${user})
    on conflict (part) do update
      set value = s.value || excluded.value, updated_at = now(), updated_by = excluded.updated_by
    returning value`.execute(db);
  return (rows[0] as { value: Record<string, unknown> }).value;
}
