import type { Filter, Module, ModuleField } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';
import { storedValue } from '../query/storedValue.ts';
import type { StoredRow } from '../write/writeRecords.ts';

export interface KeptView {
  id: number;
  module: string;
  name: string;
  owner: string | null;
  where: Filter;
  sort: string | null;
  columns: string[];
}

/** Every saved view, whoever it is for. */
export async function keptViews(db: Executor): Promise<KeptView[]> {
  const { rows } = await sql<KeptView>`
    select v.id, v.module, v.name, u.name as owner, v."where", v.sort, v.columns
    from saved_view v left join "user" u on u.id = v.owner order by v.id`.execute(db);
  return rows;
}

export interface KeptValue {
  label: string;
  /** What the field holds. */
  value: unknown;
  /** What the field `about` holds. */
  about: unknown;
}

/** What the living records of a module hold in a field, with their titles. */
export async function keptValues(
  db: Executor,
  module: Module,
  field: ModuleField,
  about: ModuleField | undefined,
): Promise<KeptValue[]> {
  const title = module.fields.get(module.title)?.column ?? 'id';
  const { rows } = await sql<KeptValue>`
    select ${sql.ref(title)}::text as label, ${sql.ref(field.column)} as value,
      ${about ? sql.ref(about.column) : sql`null`} as about
    from ${sql.table(module.table)} where ${sql.ref(field.column)} is not null and deleted_at is null
    order by id limit 5000`.execute(db);
  return rows;
}

/** Rows of a module, living and deleted, in whose filters this name may stand; held until the end. */
export async function holdNaming(
  db: Executor,
  source: Module,
  fields: readonly ModuleField[],
  name: string,
): Promise<StoredRow[]> {
  const columns = [...source.fields.values()].map(
    (field) => sql`${storedValue(field, 't')} as ${sql.id(field.name)}`,
  );
  const named = fields.map(({ column }) => sql`position(${name} in ${sql.ref(`t.${column}`)}::text) > 0`);
  const { rows } = await sql<StoredRow>`
    select ${sql.join(columns)} from ${sql.table(source.table)} as t
    where ${sql.join(named, sql` or `)} order by t.id for no key update of t`.execute(db);
  return rows;
}
