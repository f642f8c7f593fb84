import type { DocumentLine, Gone } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';
import { compileCheck } from './compileCondition.ts';
import type { Projected } from './projection.ts';
import type { ProjectionContext } from './projectionContext.ts';
import type { Row } from './selectRecords.ts';

/** Says in the lines of rows which of what stands in them is in the recycle bin or purged, as far as the reader may see it. */
export async function tellGoneItems(
  db: Executor,
  rows: readonly Row[],
  projected: readonly Projected[],
  context: ProjectionContext,
): Promise<void> {
  const names = projected.flatMap(({ name, field }) => (field.type.keptInRows ? [name] : []));
  if (names.length === 0) return;
  const lines = rows.flatMap((row) => names.flatMap((name) => (row[name] ?? []) as DocumentLine[]));
  const gone = await goneAmong(db, lines, context);
  for (const line of lines) {
    const state = line.item && gone.get(`${line.item.module}:${line.item.id}`);
    if (line.item && state) line.item = { ...line.item, gone: state };
  }
}

async function goneAmong(
  db: Executor,
  lines: readonly DocumentLine[],
  context: ProjectionContext,
): Promise<ReadonlyMap<string, Gone>> {
  const items = lines.flatMap(({ item }) => item ?? []);
  const parts = [...Map.groupBy(items, ({ module }) => module)].flatMap(([path, some]) => {
    const module = context.registry.at(path);
    if (!module) return [];
    const ids = sql`${[...new Set(some.map(({ id }) => id))]}::bigint[]`;
    return sql`select ${path}::text as path, t.id, 'deleted' as gone from ${sql.table(module.table)} as t
      where t.id = any(${ids}) and t.deleted_at is not null and ${compileCheck(context.visible(module), 't', context)}
      union all select ${path}::text, record, 'purged' from tombstone where record = any(${ids})`;
  });
  if (parts.length === 0) return new Map();
  const { rows } = await sql<{ path: string; id: number; gone: Gone }>`
    ${sql.join(parts, sql` union all `)}`.execute(db);
  return new Map(rows.map(({ path, id, gone }) => [`${path}:${id}`, gone]));
}
