import type { Arrangement } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/** What administrators have made of the layout and list of a module. */
export interface ArrangementRow {
  module: string;
  arrangement: Arrangement;
  /** Counts the changes. */
  version: number;
}

export async function arrangementRows(db: Executor, modules: readonly string[]): Promise<ArrangementRow[]> {
  const { rows } = await sql<ArrangementRow>`
    select module, arrangement, version from arrangement where module = any(${[...modules]}::text[])`.execute(
    db,
  );
  return rows;
}

/** Of one module; null when it is as declared. */
export async function arrangementRow(db: Executor, module: string): Promise<ArrangementRow | null> {
  const { rows } = await sql<ArrangementRow>`
    select module, arrangement, version from arrangement where module = ${module}`.execute(db);
  return rows[0] ?? null;
}

export async function putArrangement(
  db: Executor,
  module: string,
  arrangement: Arrangement,
  by: number | null,
): Promise<void> {
  await sql`
    insert into arrangement as a (module, arrangement, updated_by)
    values (${module}, ${JSON.stringify(arrangement)}::jsonb, ${by})
    on conflict (module) do update
      set arrangement = excluded.arrangement, version = a.version + 1, updated_at = now(), updated_by = ${by}`.execute(
    db,
  );
}

/** The roles there are, by name. */
export async function livingRoles(db: Executor): Promise<{ id: number; label: string }[]> {
  const { rows } = await sql<{ id: number; label: string }>`
    select id, name as label from role where deleted_at is null order by name collate "zh-x-icu", id`.execute(
    db,
  );
  return rows;
}
