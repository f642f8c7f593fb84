import type { Condition, Module, ModuleField } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor, Sql } from '../connection.ts';
import { type CompileContext, compileCheck, compileCondition } from '../query/compileCondition.ts';
import { settled } from '../query/settled.ts';
import { storedValue } from '../query/storedValue.ts';
import { readRows, readTogether, wholeRow } from '../query/wholeRow.ts';
import { comparedAs } from '../schema/moduleTable.ts';
import { holdLined } from './holdLined.ts';
import { dropLines, putLines } from './lineRows.ts';

export type StoredRow = Record<string, unknown> & { id: number };

/** Writes new rows in one statement. Values are canonical, under field names. */
export async function insertRows(
  db: Executor,
  module: Module,
  records: readonly Record<string, unknown>[],
): Promise<void> {
  const fields = [...module.fields.values()].filter(({ type }) => !type.keptInRows);
  const columns = sql.join(fields.map(({ column }) => sql.id(column)));
  const json = JSON.stringify(
    records.map((record) =>
      columnValues(
        module,
        record,
        fields.map(({ name }) => name),
      ),
    ),
  );
  await sql`insert into ${sql.table(module.table)} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${sql.table(module.table)}, ${json}::jsonb)`.execute(
    db,
  );
  await putLines(db, module, [...module.fields.keys()], records, []);
}

/** Writes the named fields of one row. @param before the row as it is kept */
export async function updateRow(
  db: Executor,
  module: Module,
  id: number,
  values: Record<string, unknown>,
  before?: Record<string, unknown>,
): Promise<void> {
  const names = inColumns(module, Object.keys(values));
  const columns = names.map((name) => sql.id(module.fields.get(name)?.column ?? name));
  const json = JSON.stringify(columnValues(module, values, names));
  await sql`update ${sql.table(module.table)} as t set (${sql.join(columns)}) = row(${sql.join(columns.map((column) => sql`p.${column}`))})
    from jsonb_populate_record(null::${sql.table(module.table)}, ${json}::jsonb) as p where t.id = ${id}`.execute(
    db,
  );
  await putLines(db, module, Object.keys(values), [{ ...values, id }], before && [{ ...before, id }]);
}

/** Those of the named fields that have a column of their own. */
export function inColumns(module: Module, names: readonly string[]): string[] {
  return names.filter((name) => !module.fields.get(name)?.type.keptInRows);
}

/** Canonical values under field names → what the columns take. */
export function columnValues(
  module: Module,
  record: Record<string, unknown>,
  names: readonly string[],
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const name of names) {
    const field = module.fields.get(name);
    const value = record[name] ?? null;
    if (field)
      values[field.column] = value !== null && field.type.toColumn ? field.type.toColumn(value) : value;
  }
  return values;
}

/**
 * Reads one row, with whether each of the asked conditions holds of it.
 * @param held true: nobody else changes it until the transaction ends
 * @returns null when it isn't there within `visible`
 */
export async function readRow(
  db: Executor,
  module: Module,
  id: number,
  visible: Condition,
  context: CompileContext,
  { asked = {}, held = false }: { asked?: Record<string, Condition>; held?: boolean } = {},
): Promise<StoredRow | null> {
  const answers = Object.entries(asked).map(
    ([name, condition]) => sql`(${compileCondition(condition, 't', context)}) as ${sql.id(`$${name}`)}`,
  );
  if (held) await holdLined(db, module, [id]);
  const { together, list } = allValues(module);
  const query = sql<StoredRow>`select ${sql.join([list, ...answers])}
    from ${sql.table(module.table)} as t
    where t.id = ${id} and ${compileCheck(visible, 't', context)}
    ${held ? sql`for no key update of t` : sql``}`;
  const [row] = await readRows<StoredRow>(db, module, together, query);
  return row ?? null;
}

interface AllValues {
  /** See {@link readRows}. */
  together: ReadonlySet<ModuleField>;
  list: Sql;
}

// Each save reads a row: putting its columns together anew cost as much as reading them.
const known = new WeakMap<Module, AllValues>();

/** The values of all fields under their names; `t` is the record. */
export function allValues(module: Module): AllValues {
  const before = known.get(module);
  if (before) return before;
  const fields = [...module.fields.values()];
  const together = readTogether(fields);
  const columns = fields
    .filter((field) => !together.has(field))
    .map((field) => sql`${storedValue(field, 't')} as ${sql.id(field.name)}`);
  const whole = together.size > 0 ? [wholeRow(module)] : [];
  const values = { together, list: settled(sql.join([...columns, ...whole])) };
  known.set(module, values);
  return values;
}

/** Takes rows out for good and leaves their last names behind. */
export async function purgeRow(db: Executor, module: Module, id: number, label: string): Promise<void> {
  await sql`insert into tombstone (record, module, label) values (${id}, ${module.name}, ${label}) on conflict do nothing`.execute(
    db,
  );
  await sql`delete from ${sql.table(module.table)} where id = ${id}`.execute(db);
  await dropLines(db, module, id);
}

/** Records of a module that are asked for by id, within a condition. */
export interface Asked {
  module: Module;
  ids: readonly number[];
  visible: Condition;
}

/** Titles of the living records among `ids` within a condition. */
export async function livingTitles(
  db: Executor,
  module: Module,
  ids: readonly number[],
  visible: Condition,
  context: CompileContext,
): Promise<Map<number, string>> {
  const [titles = new Map<number, string>()] = await livingTitlesEach(
    db,
    [{ module, ids, visible }],
    context,
  );
  return titles;
}

/** The same of several modules in one statement, in their order. */
export async function livingTitlesEach(
  db: Executor,
  asked: readonly Asked[],
  context: CompileContext,
): Promise<Map<number, string>[]> {
  const found = asked.map(() => new Map<number, string>());
  if (asked.length === 0) return found;
  const parts = asked.map(({ module, ids, visible }, part) => {
    const title = module.fields.get(module.title)?.column ?? 'id';
    return sql`select ${sql.lit(part)} as part, t.id, ${sql.ref(`t.${title}`)}::text as title
      from ${sql.table(module.table)} as t
      where t.id = any(${ids}::bigint[]) and t.deleted_at is null and (${compileCondition(visible, 't', context)})`;
  });
  const { rows } = await sql<{ part: number; id: number; title: string }>`
    ${sql.join(parts, sql` union all `)}`.execute(db);
  for (const { part, id, title } of rows) found[part]?.set(id, title);
  return found;
}

/** Which of the values a unique field already holds, in lower case, in living records other than `except`. */
export async function takenValues(
  db: Executor,
  module: Module,
  field: string,
  values: readonly string[],
  except: readonly number[],
): Promise<Set<string>> {
  const definition = module.fields.get(field);
  if (!definition) return new Set();
  const column = sql.raw(comparedAs(definition, 't'));
  const type = sql.raw(definition.type.column(definition).shape === 'text' ? 'text' : 'bigint');
  const within = module.fields.get(definition.uniqueWithin ?? '');
  const scope = within ? sql`${sql.ref(`t.${within.column}`)} || ' ' || ` : sql``;
  const { rows } = await sql<{ value: string }>`
    select ${scope}${column}::text as value from ${sql.table(module.table)} as t
    where ${column} = any(${values.map((value) => value.toLowerCase())}::${type}[]) and t.deleted_at is null
      and t.id <> all(${except}::bigint[])`.execute(db);
  return new Set(rows.map(({ value }) => value));
}

/** The records above `start` along a link of the module to itself, nearest first. */
export async function ancestors(
  db: Executor,
  module: Module,
  field: string,
  start: number,
): Promise<number[]> {
  const column = module.fields.get(field)?.column ?? field;
  const { rows } = await sql<{ id: number }>`
    with recursive above(id, depth) as (
      select ${start}::bigint, 0
      union all
      select t.${sql.id(column)}, above.depth + 1 from above join ${sql.table(module.table)} as t on t.id = above.id
      where t.${sql.id(column)} is not null and above.depth < 1000
    ) select id from above order by depth`.execute(db);
  return rows.map(({ id }) => id);
}

/**
 * Of records about to be put beneath others in a tree, those that would come to lie beneath themselves. Until all of them
 * are written each may stay where it is, so that the old place counts as well as the new: what is named here may yet be in
 * order by itself.
 */
export async function circling(
  db: Executor,
  module: Module,
  field: string,
  moved: readonly { id: number; above: number }[],
): Promise<Set<number>> {
  const column = sql.id(module.fields.get(field)?.column ?? field);
  const { rows } = await sql<{ id: number }>`
    with recursive moved(id, above) as (
      select * from unnest(${moved.map(({ id }) => id)}::bigint[], ${moved.map(({ above }) => above)}::bigint[])
    ), walk(start, at) as (
      select id, above from moved
      union
      select w.start, up.at from walk w
        join ${sql.table(module.table)} as t on t.id = w.at
        left join moved m on m.id = w.at
        cross join lateral (values (t.${column}), (m.above)) as up(at)
      where w.at <> w.start and up.at is not null
    ) select distinct start as id from walk where at = start`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** How many living records that fulfil a condition point at `id`, or name this key, counting no further than `most`. */
export async function countPointing(
  db: Executor,
  module: Module,
  field: ModuleField,
  id: unknown,
  { only, most }: { only: Condition; most: number },
  context: CompileContext,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from (
    select 1 from ${sql.table(module.table)} as t
    where ${points(field, id)} and t.deleted_at is null and (${compileCondition(only, 't', context)})
    limit ${most}) as counted`.execute(db);
  return rows[0]?.count ?? 0;
}

function points(field: ModuleField, id: unknown): Sql {
  const column = sql.ref(`t.${field.column}`);
  return field.type.refersTo === 'many' ? sql`${column} @> array[${id}]::bigint[]` : sql`${column} = ${id}`;
}

/** Ids of the living records whose `field` points at `id`. */
export async function pointingIds(
  db: Executor,
  module: Module,
  field: ModuleField,
  id: number,
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select t.id from ${sql.table(module.table)} as t
    where ${points(field, id)} and t.deleted_at is null order by t.id`.execute(db);
  return rows.map((row) => row.id);
}
