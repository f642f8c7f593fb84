import type { Module } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/** Those of the records that lie in a pool, held until the transaction ends, in the order of their ids. */
export async function holdPooled(
  db: Executor,
  module: Module,
  pool: number,
  ids: readonly number[],
): Promise<{ id: number; from: number | null }[]> {
  const { rows } = await sql<{ id: number; from: number | null }>`
    select t.id, t.pooled_from as "from" from ${sql.table(module.table)} as t
    where t.id = any(${ids}::bigint[]) and t.pool = ${pool} and t.deleted_at is null
    order by t.id for no key update`.execute(db);
  return rows;
}

/** How many records from a pool a person has now. */
export async function heldFrom(db: Executor, module: Module, pool: number, user: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ${sql.table(module.table)} as t
    where t.owner = ${user} and t.claimed_from = ${pool} and t.deleted_at is null`.execute(db);
  return rows[0]?.count ?? 0;
}

/** How many records lie in each pool, counting no further than `most`. */
export async function countPooled(db: Executor, module: Module, pool: number, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (select from ${sql.table(module.table)} as t
      where t.pool = ${pool} and t.deleted_at is null limit ${most}) as counted`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Notes that a record was followed up; an earlier moment changes nothing. No change of the record in any other sense. */
export async function noteFollowUp(
  db: Executor,
  module: Module,
  field: string,
  id: number,
  at: string,
): Promise<void> {
  const column = sql.id(module.fields.get(field)?.column ?? field);
  await sql`update ${sql.table(module.table)} set ${column} = ${at}
    where id = ${id} and deleted_at is null and (${column} is null or ${column} < ${at})`.execute(db);
}
