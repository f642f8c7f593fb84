import type { Module, ModuleField } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';
import { textSearchCondition } from './textSearch.ts';

const most = 200;

/** Living records, company-wide, found by the search index near a value of a searched field, with what they are compared by. */
export async function duplicateCandidates(
  db: Executor,
  module: Module,
  fields: readonly ModuleField[],
  needle: string,
): Promise<{ id: number; values: (string | null)[]; title: string }[]> {
  const title = module.fields.get(module.title)?.column ?? 'id';
  const columns = fields.map((field) => sql.ref(`t.${field.column}`));
  const filled = columns.map((column) => sql`${column} is not null`);
  const { rows } = await sql<{ id: number; values: (string | null)[]; title: string }>`
    select t.id, array[${sql.join(columns)}]::text[] as values, ${sql.ref(`t.${title}`)} as title
    from ${sql.table(module.table)} as t
    where t.deleted_at is null and ${sql.join(filled, sql` and `)} and ${textSearchCondition(needle, module, 't')}
    limit ${most}`.execute(db);
  return rows;
}
