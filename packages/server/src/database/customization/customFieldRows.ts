import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/** What is said of a field added by an administrator, as it is kept: `type`, `label` and the options of the type. */
export type StoredDefinition = Record<string, unknown>;

/** A field added by an administrator, as it is kept. */
export interface CustomFieldRow {
  module: string;
  name: string;
  definition: StoredDefinition;
  /** When it was made; null: before that was noted. */
  madeAt: string | null;
  /** What it was before it became another kind, oldest first. */
  former: { until: string; definition: StoredDefinition }[];
}

type NamedDefinition = Pick<CustomFieldRow, 'module' | 'name' | 'definition'>;

export interface DeletedFieldRow extends CustomFieldRow {
  deletedAt: string;
}

const columns = sql`module, name, definition, made_at as "madeAt", former`;

/** The fields administrators have added to these modules and not deleted, in their order. */
export async function customFieldRows(db: Executor, modules: readonly string[]): Promise<CustomFieldRow[]> {
  const { rows } = await sql<CustomFieldRow>`
    select ${columns} from custom_field
    where module = any(${[...modules]}::text[]) and deleted_at is null order by module, position, name`.execute(
    db,
  );
  return rows;
}

/** Those of a module that were deleted and can still come back, latest first. */
export async function deletedFieldRows(db: Executor, module: string): Promise<DeletedFieldRow[]> {
  const { rows } = await sql<DeletedFieldRow>`
    select ${columns}, deleted_at as "deletedAt" from custom_field
    where module = ${module} and deleted_at is not null order by deleted_at desc, name`.execute(db);
  return rows;
}

/** Those deleted before an instant, whatever the module. */
export async function fieldsDeletedBefore(db: Executor, before: Date): Promise<DeletedFieldRow[]> {
  const { rows } = await sql<DeletedFieldRow>`
    select ${columns}, deleted_at as "deletedAt" from custom_field
    where deleted_at < ${before} order by deleted_at, module, name`.execute(db);
  return rows;
}

/** Behind the others of its module. */
export async function insertField(
  db: Executor,
  { module, name, definition }: NamedDefinition,
  at: Date,
): Promise<void> {
  await sql`
    insert into custom_field (module, name, definition, made_at, position)
    values (${module}, ${name}, ${JSON.stringify(definition)}::jsonb, ${at},
      (select coalesce(max(position), 0) + 1 from custom_field where module = ${module}))`.execute(db);
}

export async function updateField(
  db: Executor,
  { module, name, definition }: NamedDefinition,
): Promise<void> {
  await sql`
    update custom_field set definition = ${JSON.stringify(definition)}::jsonb
    where module = ${module} and name = ${name}`.execute(db);
}

/** Says of a field what new records begin with, and nothing else. */
export async function setDefault(db: Executor, module: string, name: string, value: string): Promise<void> {
  await sql`
    update custom_field set definition = jsonb_set(definition, '{default}', to_jsonb(${value}::text))
    where module = ${module} and name = ${name}`.execute(db);
}

/** Notes what a field was until now, for its history. */
export async function noteFormer(
  db: Executor,
  { module, name, definition }: NamedDefinition,
  until: Date,
): Promise<void> {
  await sql`
    update custom_field set former = former || ${JSON.stringify([{ until, definition }])}::jsonb
    where module = ${module} and name = ${name}`.execute(db);
}

/** @param names of the module's fields in their new order */
export async function orderFields(db: Executor, module: string, names: readonly string[]): Promise<void> {
  await sql`
    update custom_field f set position = given.position
    from unnest(${[...names]}::text[]) with ordinality as given(name, position)
    where f.module = ${module} and f.name = given.name`.execute(db);
}

/** @param at null: it is back */
export async function markDeleted(
  db: Executor,
  module: string,
  name: string,
  at: Date | null,
): Promise<void> {
  await sql`update custom_field set deleted_at = ${at} where module = ${module} and name = ${name}`.execute(
    db,
  );
}

export async function forgetField(db: Executor, module: string, name: string): Promise<void> {
  await sql`delete from custom_field where module = ${module} and name = ${name}`.execute(db);
}
