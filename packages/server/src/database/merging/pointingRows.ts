import type { Condition, Module, ModuleField } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';
import { type CompileContext, compileCondition } from '../query/compileCondition.ts';
import { type PointedAt, pointsAtAny } from '../query/pointsAt.ts';
import { readRows } from '../query/wholeRow.ts';
import { holdLined } from '../write/holdLined.ts';
import { allValues, type StoredRow } from '../write/writeRecords.ts';

/**
 * Rows of a module, living and deleted, whose fields point at any of the records, by id and a page at a time; held until
 * the transaction ends.
 */
export async function holdPointing(
  db: Executor,
  source: Module,
  fields: readonly ModuleField[],
  target: PointedAt,
  page: { after: number; except: readonly number[]; limit: number },
): Promise<StoredRow[]> {
  const table = sql.table(source.table);
  // The indexes of references know the living only, so those and the deleted are looked for apart.
  const parts = fields.flatMap((field) =>
    [sql`is null`, sql`is not null`].map(
      (life) =>
        sql`select t.id from ${table} as t where ${pointsAtAny(field, target)} and t.deleted_at ${life}`,
    ),
  );
  const { rows: pointing } = await sql<{ id: number }>`
    with pointing as materialized (${sql.join(parts, sql` union `)})
    select id from pointing where id > ${page.after} and id <> all(${[...page.except]}::bigint[])
    order by id limit ${page.limit}`.execute(db);
  const ids = pointing.map(({ id }) => id);
  await holdLined(db, source, ids);
  const { together, list } = allValues(source);
  const query = sql<StoredRow>`
    select ${list} from ${table} as t
    where t.id = any(${ids}::bigint[]) order by t.id for no key update of t`;
  return readRows<StoredRow>(db, source, together, query);
}

/** How many living records within a condition point by a field at each of some records, counting no further than `most`. */
export async function pointingCounts(
  db: Executor,
  source: Module,
  field: ModuleField,
  { module, ids }: PointedAt,
  visible: Condition,
  most: number,
  context: CompileContext,
): Promise<Map<number, number>> {
  const parts = ids.map(
    (id) => sql`select ${id}::bigint as id, (select count(*) from (
      select 1 from ${sql.table(source.table)} as t
      where ${pointsAtAny(field, { module, ids: [id] })} and t.deleted_at is null
        and (${compileCondition(visible, 't', context)}) limit ${most}) as counted) as count`,
  );
  const { rows } = await sql<{ id: number; count: number }>`${sql.join(parts, sql` union all `)}`.execute(db);
  return new Map(rows.map(({ id, count }) => [id, count]));
}
