import type { Module, ModuleField } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';
import type { ProjectionContext } from '../query/projectionContext.ts';
import { shownValue } from '../query/shownText.ts';

/** What a field of text holds in some records that the reader sees, by their ids; none where it is empty. */
export async function placesIn(
  db: Executor,
  context: ProjectionContext,
  module: Module,
  field: ModuleField,
  ids: readonly number[],
): Promise<Map<number, string>> {
  const { rows } = await sql<{ id: number; place: string | null }>`
    select t.id, ${shownValue(field, 't', context)} as place from ${sql.table(module.table)} as t
    where t.id = any(${ids}::bigint[])`.execute(db);
  return new Map(rows.flatMap(({ id, place }) => (place ? [[id, place]] : [])));
}
