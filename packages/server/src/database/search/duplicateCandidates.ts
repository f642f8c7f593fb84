import type { Module, ModuleField } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';
import { textSearchCondition } from './textSearch.ts';

const most = 200;

/** Living records, company-wide, found by the search index near a value of a searched field. */
export async function duplicateCandidates(
  db: Executor,
  module: Module,
  field: ModuleField,
  needle: string,
): Promise<{ id: number; value: string; title: string }[]> {
  const title = module.fields.get(module.title)?.column ?? 'id';
  const { rows } = await sql<{ id: number; value: string; title: string }>`
    select t.id, ${sql.ref(`t.${field.column}`)} as value, ${sql.ref(`t.${title}`)} as title
    from ${sql.table(module.table)} as t
    where t.deleted_at is null and ${sql.ref(`t.${field.column}`)} is not null and ${textSearchCondition(needle, module, 't')}
    limit ${most}`.execute(db);
  return rows;
}
