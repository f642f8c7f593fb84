import { setTimeout as delay } from 'node:timers/promises';
import type { Module, ModuleField } from '@gejie/core';
import type pg from 'pg';
import type { Database } from '../connection.ts';
import { type IndexPlan, indexPlan, quoted } from '../schema/moduleTable.ts';
import { createIndex } from '../schema/syncSchema.ts';

/** One process at a time builds an index; changing fields does not wait for it here. */
const indexLock = 0x67656a6966;
const lookAgain = 200;

/** Two records have the same value where none may. */
const uniqueViolation = '23505';

/** The indexes that a field would have if it were said to be indexed, or unique. */
export function indexesOf(module: Module, field: ModuleField): IndexPlan[] {
  const without = new Map(module.fields);
  without.delete(field.name);
  const others = new Set(indexPlan({ ...module, fields: without }).map(({ name }) => name));
  const within = new Map(module.fields).set(field.name, field);
  return indexPlan({ ...module, fields: within }).filter(({ name }) => !others.has(name));
}

/**
 * Builds what is missing of these indexes while others go on reading and writing; what an earlier attempt left unfinished
 * is dropped first. Afterwards drops those of the same column that are out of date.
 * @returns false when a unique one can't be had: values repeat
 */
export async function buildIndexes(
  database: Database,
  module: Module,
  field: ModuleField,
  plans: readonly IndexPlan[],
): Promise<boolean> {
  const client = await database.pool.connect();
  try {
    await client.query('set statement_timeout = 0');
    while (!(await hasLock(client))) await delay(lookAgain);
    try {
      for (const plan of plans) if (!(await build(client, module, plan))) return false;
      await dropOutdated(client, module, field);
      return true;
    } finally {
      await client.query('select pg_advisory_unlock($1)', [indexLock]);
    }
  } finally {
    await client.query('reset statement_timeout').catch(() => undefined);
    client.release();
  }
}

async function hasLock(client: pg.PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [
    indexLock,
  ]);
  return rows[0]?.mine === true;
}

async function build(client: pg.PoolClient, module: Module, plan: IndexPlan): Promise<boolean> {
  const { rows } = await client.query<{ valid: boolean }>(
    'select indisvalid as valid from pg_index where indexrelid = to_regclass($1)',
    [quoted(plan.name)],
  );
  if (rows[0]?.valid) return true;
  if (rows[0]) await client.query(dropIndex(plan.name));
  try {
    await client.query(createIndex(module, plan));
    return true;
  } catch (error) {
    if ((error as { code?: string }).code !== uniqueViolation) throw error;
    await client.query(dropIndex(plan.name));
    return false;
  }
}

/** Choices sort in the order they are declared, which stands in the index: another order is another index. */
async function dropOutdated(client: pg.PoolClient, module: Module, field: ModuleField): Promise<void> {
  const wanted = new Set(indexPlan(module).map(({ name }) => name));
  for (const { name } of indexesOf(module, field)) wanted.add(name);
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select c.relname as name, pg_get_indexdef(i.indexrelid) as definition
     from pg_index i join pg_class c on c.oid = i.indexrelid where i.indrelid = to_regclass($1)`,
    [quoted(module.table)],
  );
  const about = new RegExp(`array_position\\(.*\\b${field.column}\\b`, 's');
  for (const { name, definition } of rows)
    if (!wanted.has(name) && about.test(definition)) await client.query(dropIndex(name));
}

/** Takes away the indexes of a field that it would have no more. */
export async function dropIndexes(database: Database, plans: readonly IndexPlan[]): Promise<void> {
  for (const { name } of plans) await database.pool.query(dropIndex(name));
}

function dropIndex(name: string): string {
  return `drop index concurrently if exists ${quoted(name)}`;
}
