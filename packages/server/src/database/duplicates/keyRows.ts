import type { Module, ModuleField } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/** Two records with the same key in the same field are likely the same. */
export interface KeyRow {
  field: string;
  key: string;
  record: number;
}

/** Of what is compared, the values of living records by id, a page at a time. */
export async function comparedRows(
  db: Executor,
  module: Module,
  fields: readonly ModuleField[],
  page: { after: number; limit: number },
): Promise<({ id: number } & Record<string, string | null>)[]> {
  const columns = fields.map((field) => sql`${sql.ref(`t.${field.column}`)} as ${sql.id(field.name)}`);
  const { rows } = await sql<{ id: number } & Record<string, string | null>>`
    select t.id, ${sql.join(columns)} from ${sql.table(module.table)} as t
    where t.deleted_at is null and t.id > ${page.after} order by t.id limit ${page.limit}`.execute(db);
  return rows;
}

export async function livingCount(db: Executor, module: Module): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ${sql.table(module.table)} where deleted_at is null`.execute(db);
  return rows[0]?.count ?? 0;
}

export async function insertKeys(db: Executor, run: number, keys: readonly KeyRow[]): Promise<void> {
  if (keys.length === 0) return;
  await sql`
    insert into duplicate_key (run, field, key, record)
    select ${run}, field, key, record from unnest(${keys.map(({ field }) => field)}::text[],
      ${keys.map(({ key }) => key)}::text[], ${keys.map(({ record }) => record)}::bigint[]) as k(field, key, record)`.execute(
    db,
  );
}

/** Takes away what searches have left that are no longer at work. */
export async function dropOldKeys(db: Executor, except: number): Promise<void> {
  await sql`
    delete from duplicate_key where run <> ${except}
      and run not in (select id from job where state in ('queued', 'running'))`.execute(db);
}

/**
 * Puts the records with the same key together, in place of what the search before found.
 * @param most a key that more records share (a switchboard’s number) says nothing of any of them
 * @returns how many groups there are
 */
export async function keepGroups(db: Executor, module: string, run: number, most: number): Promise<number> {
  await sql`delete from duplicate_group where module = ${module}`.execute(db);
  const { rows } = await sql<{ count: number }>`
    with alike as (
      select field, array_agg(record order by record) as records from duplicate_key where run = ${run}
      group by field, key having count(*) between 2 and ${most}
    ), kept as (
      insert into duplicate_group (module, run, fields, records)
      select ${module}, ${run}, array_agg(distinct field), records from alike
      group by records order by count(distinct field) desc, records
      returning 1
    ) select count(*) as count from kept`.execute(db);
  await sql`delete from duplicate_key where run = ${run}`.execute(db);
  return rows[0]?.count ?? 0;
}
