import { type Module, type ModuleField, type Registry, usualReset } from '@gejie/core';
import { sql } from 'kysely';
import type { Database, Executor } from '../connection.ts';
import { columnPlan, type IndexPlan, indexPlan, quoted } from './moduleTable.ts';
import { syncLedgers } from './syncLedgers.ts';
import { syncTally } from './tallyLedger.ts';

/**
 * Makes the tables of all modules hold what their definitions say, by adding only: tables, columns, indexes. What was
 * renamed or changes its type needs a numbered migration, and is refused here rather than guessed.
 * @throws Error naming the column whose type differs
 */
export async function syncSchema(database: Database, registry: Registry): Promise<void> {
  for (const module of registry.modules) {
    await syncColumns(database.kysely, module);
    await syncIndexes(database.kysely, module);
    await syncTally(database, module);
    for (const field of numberedFields(module)) {
      await sql`create sequence if not exists ${sql.id(numberSequence(module, field))}`.execute(
        database.kysely,
      );
      await beginCounting(database.kysely, module, field);
    }
  }
  await syncLedgers(database, registry);
}

/** Numbers that name a span of time count anew in each; those that were given already go on as they are. */
export async function beginCounting(db: Executor, module: Module, field: ModuleField): Promise<void> {
  const pattern = String(field.default ?? '');
  const reset = usualReset(pattern);
  if (reset === 'never') return;
  await sql`insert into number_rule (module, field, pattern, reset, gap_free)
    select ${module.name}, ${field.name}, ${pattern}, ${reset}, false
    from ${sql.table(numberSequence(module, field))} where not is_called on conflict do nothing`.execute(db);
}

/** Fields whose values are counted by the system. */
export function numberedFields(module: Module): ModuleField[] {
  return [...module.fields.values()].filter(({ type }) => type.numbered);
}

/** The sequence the numbers of a field are drawn from. */
export function numberSequence(module: Module, field: ModuleField): string {
  return `number_${module.table}_${field.column}`;
}

async function syncColumns(db: Executor, module: Module): Promise<void> {
  const wanted = columnPlan(module);
  const definitions = [...wanted].map(([name, type]) => `${quoted(name)} ${type}`);
  await sql
    .raw(
      `create table if not exists ${quoted(module.table)} (${definitions.join(', ')}) with (fillfactor = 90)`,
    )
    .execute(db);
  const { rows } = await sql<{ name: string; type: string }>`
    select attname as name, format_type(atttypid, atttypmod) as type
    from pg_attribute
    where attrelid = to_regclass(${quoted(module.table)}) and attnum > 0 and not attisdropped`.execute(db);
  const present = new Map(rows.map(({ name, type }) => [name, type]));
  for (const [name, type] of wanted) {
    const found = present.get(name);
    if (!found)
      await sql
        .raw(`alter table ${quoted(module.table)} add column if not exists ${quoted(name)} ${type}`)
        .execute(db);
    else await checkType(db, `${module.table}.${name}`, type, found);
  }
}

async function checkType(db: Executor, place: string, planned: string, found: string): Promise<void> {
  const wanted = planned.replace(/ (primary key|not null|default).*$/, '');
  const { rows } = await sql<{ same: boolean }>`
    select to_regtype(${wanted}) is not distinct from to_regtype(${found}) as same`.execute(db);
  const sameDigits = bare(wanted) === bare(found) || !/\(/.test(wanted);
  if (!rows[0]?.same || !sameDigits)
    throw new Error(`Column ${place} is ${found} but should be ${wanted}: write a migration`);
}

/** "timestamp(3) with time zone" and "timestamptz(3)" carry the same digits. */
function bare(type: string): string {
  return /\(([^)]*)\)/.exec(type)?.[1]?.replaceAll(' ', '') ?? '';
}

async function syncIndexes(db: Executor, module: Module): Promise<void> {
  const { rows } = await sql<{ name: string; valid: boolean }>`
    select c.relname as name, i.indisvalid as valid
    from pg_index i join pg_class c on c.oid = i.indexrelid
    where i.indrelid = to_regclass(${quoted(module.table)})`.execute(db);
  const present = new Map(rows.map(({ name, valid }) => [name, valid]));
  for (const plan of indexPlan(module)) {
    // A concurrent build that was cut off leaves an invalid index behind.
    if (present.get(plan.name) === false) await sql.raw(`drop index ${quoted(plan.name)}`).execute(db);
    if (!present.get(plan.name)) await sql.raw(createIndex(module, plan)).execute(db);
  }
}

/** Builds an index beside those who write. */
export function createIndex(module: Module, { name, on, unique, where }: IndexPlan): string {
  const target = on.startsWith('using') ? on : `using btree ${on}`;
  return `create ${unique ? 'unique ' : ''}index concurrently if not exists ${quoted(name)} on ${quoted(module.table)} ${target} where ${where}`;
}
