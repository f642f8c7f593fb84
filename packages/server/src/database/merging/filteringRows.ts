import type { Filter, Module, ModuleField } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';
import { storedValue } from '../query/storedValue.ts';
import type { StoredRow } from '../write/writeRecords.ts';

/** A number that is one of these, anywhere in a text. */
function amongNumbers(ids: readonly number[]): string {
  return `\\m(${ids.join('|')})\\M`;
}

/** Rows of a module, living and deleted, that keep filters in which one of these ids may stand; held until the end. */
export async function holdFiltering(
  db: Executor,
  source: Module,
  fields: readonly ModuleField[],
  ids: readonly number[],
): Promise<StoredRow[]> {
  const columns = [...source.fields.values()].map(
    (field) => sql`${storedValue(field, 't')} as ${sql.id(field.name)}`,
  );
  const named = fields.map(({ column }) => sql`${sql.ref(`t.${column}`)}::text ~ ${amongNumbers(ids)}`);
  const { rows } = await sql<StoredRow>`
    select ${sql.join(columns)} from ${sql.table(source.table)} as t
    where ${sql.join(named, sql` or `)} order by t.id for no key update of t`.execute(db);
  return rows;
}

export interface FilteringView {
  id: number;
  module: string;
  where: Filter;
}

/** Saved views in whose filter one of these ids may stand; held until the end. */
export async function holdFilteringViews(db: Executor, ids: readonly number[]): Promise<FilteringView[]> {
  const { rows } = await sql<FilteringView>`
    select id, module, "where" from saved_view where "where"::text ~ ${amongNumbers(ids)} order by id for update`.execute(
    db,
  );
  return rows;
}

export async function putViewFilter(db: Executor, id: number, where: Filter): Promise<void> {
  await sql`update saved_view set "where" = ${JSON.stringify(where)}::jsonb where id = ${id}`.execute(db);
}
