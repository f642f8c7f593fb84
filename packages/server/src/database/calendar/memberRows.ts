import type { Module } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/** An occurrence of a series that stands by itself. */
export interface MemberRow {
  id: number;
  series: number;
  /** When it was to start. */
  occurrence: string;
  /** Since when it lies in the recycle bin, which took the occurrence with it. */
  deletedAt: string | null;
}

/** Those of some records that are series. */
export async function repeatingAmong(
  db: Executor,
  module: Module,
  records: readonly number[],
): Promise<number[]> {
  const { repeats } = module.definition.calendar ?? {};
  if (!repeats || records.length === 0) return [];
  const { rows } = await sql<{ id: number }>`
    select t.id from ${sql.table(module.table)} as t
    where t.id = any(${[...records]}::bigint[]) and t.deleted_at is null
      and ${sql.ref(`t.${module.fields.get(repeats.rule)?.column}`)} is not null order by t.id`.execute(db);
  return rows.map(({ id }) => id);
}

/** All of some series, those in the recycle bin, too. */
export async function memberRows(
  db: Executor,
  module: Module,
  series: readonly number[],
): Promise<MemberRow[]> {
  const { repeats } = module.definition.calendar ?? {};
  if (!repeats || series.length === 0) return [];
  const column = (name: string) => sql.ref(`t.${module.fields.get(name)?.column}`);
  const [link, occurrence] = [column(repeats.series), column(repeats.occurrence)];
  const { rows } = await sql<MemberRow>`
    select t.id, ${link} as series, ${occurrence} as occurrence, t.deleted_at as "deletedAt"
    from ${sql.table(module.table)} as t
    where ${link} = any(${[...series]}::bigint[]) and ${occurrence} is not null order by t.id`.execute(db);
  return rows;
}

/**
 * Notes that occurrences were to start at another time, because their series was moved: nobody changed them, so they keep
 * their versions, and those in the recycle bin move, too.
 */
export async function moveOccurrences(
  db: Executor,
  module: Module,
  moved: readonly Pick<MemberRow, 'id' | 'occurrence'>[],
): Promise<void> {
  const { repeats } = module.definition.calendar ?? {};
  if (!repeats || moved.length === 0) return;
  const column = sql.ref(`${module.fields.get(repeats.occurrence)?.column}`);
  await sql`
    update ${sql.table(module.table)} as t set ${column} = w.occurrence
    from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) as w(id bigint, occurrence timestamptz)
    where t.id = w.id`.execute(db);
}
