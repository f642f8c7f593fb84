import type { Module, ModuleField } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor, Sql } from '../connection.ts';
import { type CompileContext, compileCondition } from '../query/compileCondition.ts';
import { pointsAt } from '../query/pointsAt.ts';

/** Where a page of a timeline ended. */
export interface TimelinePosition {
  at: string;
  source: string;
  id: number;
}

export interface TimelineRow extends TimelinePosition {
  actor: number | null;
  way: string | null;
  kind: string;
  text: string | null;
  changes: Record<string, [unknown, unknown]> | null;
  title: string | null;
  /** Of a change: the record it happened to, and what the history keeps of it besides. */
  record: number | null;
  detail: Record<string, unknown> | null;
}

/** A module whose records point at the record, and may be seen. */
export interface TimelineChild {
  module: Module;
  field: ModuleField;
}

/**
 * Changes, comments and records created beneath a record, latest first, in one statement.
 * @param parent the module of the record
 * @param records the record, then those that went up in it, whose changes are told with its own
 */
export async function timelineRows(
  db: Executor,
  parent: Module,
  records: readonly [number, ...number[]],
  children: readonly TimelineChild[],
  page: { after: TimelinePosition | null; limit: number; sources: ReadonlySet<string> },
  context: CompileContext,
): Promise<TimelineRow[]> {
  const { after, limit, sources } = page;
  const [record] = records;
  const happened =
    records.length > 1 ? sql`e.record = any(${[...records]}::bigint[])` : sql`e.record = ${record}`;
  const part = (source: string, at: Sql, id: Sql, columns: Sql, from: Sql): Sql[] => {
    if (!sources.has(source)) return [];
    const beyond = after
      ? sql`and (${at}, ${source}::text, ${id}) < (${after.at}::timestamptz, ${after.source}::text, ${after.id}::bigint)`
      : sql``;
    return [
      sql`(select ${at} as at, ${source}::text as source, ${id} as id, ${columns} ${from} ${beyond} order by ${at} desc, ${id} desc limit ${limit})`,
    ];
  };
  const parts = [
    ...part(
      'event',
      sql`e.at`,
      sql`e.id`,
      sql`e.actor, e.way, e.kind, e.detail->>'text' as text, e.changes, null as title, e.record, e.detail`,
      sql`from event e where ${happened}`,
    ),
    ...part(
      'comment',
      sql`c.created_at`,
      sql`c.id`,
      sql`c.created_by as actor, null as way, 'comment' as kind, c.text, null::jsonb as changes, null as title, null::bigint as record, null::jsonb as detail`,
      sql`from comment c where c.record = ${record}`,
    ),
    ...children.flatMap(({ module, field }) =>
      part(
        module.path,
        sql`t.created_at`,
        sql`t.id`,
        sql`t.created_by as actor, null as way, 'related' as kind, null as text, null::jsonb as changes, ${sql.ref(`t.${module.fields.get(module.title)?.column}`)} as title,
          null::bigint as record, null::jsonb as detail`,
        sql`from ${sql.table(module.table)} t where ${pointsAt(field, 't', parent, record)} and t.deleted_at is null
          and (${compileCondition(context.visible(module), 't', context)})`,
      ),
    ),
  ];
  if (parts.length === 0) return [];
  const { rows } = await sql<TimelineRow>`select * from (${sql.join(parts, sql` union all `)}) as entries
    order by at desc, source desc, id desc limit ${limit}`.execute(db);
  return rows;
}
