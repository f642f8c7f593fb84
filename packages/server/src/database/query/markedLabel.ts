import type { Gone, Module } from '@gejie/core';
import { sql } from 'kysely';
import type { Sql } from '../connection.ts';
import type { ProjectionContext } from './projectionContext.ts';
import { shownTitle } from './shownText.ts';

/** What a record is called, and what became of it. */
export interface Told {
  label: string | null;
  gone?: Gone;
}

/** The letters before labels: a query gives both in the one text, since a second look-up would cost as much as the first. */
const marks: Readonly<Record<string, Gone | undefined>> = { d: 'deleted', p: 'purged' };

/** What a record is called, with its mark. */
export function markedTitle(module: Module, alias: string, context: ProjectionContext): Sql {
  const title = sql`(${shownTitle(module, alias, context)})::text`;
  if (!module.fields.has('deletedAt')) return sql`'-' || ${title}`;
  return sql`case when ${sql.ref(`${alias}.deleted_at`)} is null then '-' else 'd' end || ${title}`;
}

/** The last name of what was purged, with its mark; of the table `tombstone`. */
export const markedTombstone: Sql = sql`'p' || label`;

/** What {@link markedTitle} or {@link markedTombstone} gave. */
export function readMarked(marked: unknown): Told {
  if (typeof marked !== 'string') return { label: null };
  const gone = marks[marked[0] ?? ''];
  return gone ? { label: marked.slice(1), gone } : { label: marked.slice(1) };
}
