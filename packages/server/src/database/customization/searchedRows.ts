import type { Module, ModuleField } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/** Records by id with their searched fields; nobody changes them until the transaction ends. */
export async function holdSearched(
  tx: Executor,
  module: Module,
  fields: readonly ModuleField[],
  after: number,
  limit: number,
): Promise<(Record<string, unknown> & { id: number })[]> {
  const columns = fields.map(({ column, name }) => sql`${sql.ref(`t.${column}`)} as ${sql.id(name)}`);
  const { rows } = await sql<Record<string, unknown> & { id: number }>`
    select t.id, ${sql.join(columns)} from ${sql.table(module.table)} as t
    where t.id > ${after} order by t.id limit ${limit} for share of t`.execute(tx);
  return rows;
}
