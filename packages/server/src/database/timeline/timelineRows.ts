import type { Module, ModuleField } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor, Sql } from '../connection.ts';
import { type CompileContext, compileCondition } from '../query/compileCondition.ts';
import { type PointedAt, pointsAtEach } from '../query/pointsAt.ts';
import { storyTime } from '../schema/moduleTable.ts';

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
  /** The record it happened to, was said of or made beneath. */
  record: number;
  /** Of a change: the module of that record, and what the history keeps besides. */
  module: string | null;
  detail: Record<string, unknown> | null;
  /** Of an activity: it has taken place. */
  happened: boolean;
}

/** Whose story is told. */
export interface Told {
  record: number;
  /** Those that went up in the record: their changes are told with its own. */
  merged: readonly number[];
  /** The record, and those whose stories are part of its own, by their modules; within the reader's reach. */
  of: readonly PointedAt[];
}

/** A module whose records point at some of what is told of, and may be seen. */
export interface TimelineChild {
  module: Module;
  field: ModuleField;
  targets: readonly PointedAt[];
  /** What is quoted of it, when it took place, and whose it is: where the reader may read that. */
  text: ModuleField | null;
  at: ModuleField | null;
  owner: ModuleField | null;
  /** Only what has taken place. */
  onlyPast: boolean;
}

export interface TimelinePage {
  /** Only what is older than this. */
  after: TimelinePosition | null;
  /** Only what is not later than this. */
  until: Date | null;
  /** Only what this person did. */
  by: number | null;
  limit: number;
  events: boolean;
  comments: boolean;
}

/** Columns of one source, each by its expression. */
interface Source {
  name: string;
  at: Sql;
  id: Sql;
  actor: Sql;
  columns: Sql;
  /** Goes through the records told of, and joins the source to each (`lateral`). */
  each: Sql;
  from: Sql;
}

/**
 * Changes, comments and records made beneath, latest first, in one statement: of each source and record a page from its
 * own index, of those the first.
 */
export async function timelineRows(
  db: Executor,
  told: Told,
  children: readonly TimelineChild[],
  page: TimelinePage,
  context: CompileContext,
): Promise<TimelineRow[]> {
  const sources = [
    ...(page.events ? [eventsOf(told)] : []),
    ...(page.comments ? [commentsOn(told)] : []),
    ...children.map((child) => recordsBeneath(child, context)),
  ];
  if (sources.length === 0) return [];
  const parts = sources.map((source) => firstOf(source, page));
  // What points at two of the records is told of once, at the record itself if it can be.
  const { rows } = await sql<TimelineRow>`
    select distinct on (at, source collate "C", id) * from (${sql.join(parts, sql` union all `)}) as entries
    order by at desc, source collate "C" desc, id desc, record <> ${told.record} limit ${page.limit}`.execute(
    db,
  );
  return rows;
}

function firstOf(source: Source, { after, until, by, limit }: TimelinePage): Sql {
  const bounds = [
    ...(after ? [olderThan(after, source)] : []),
    ...(until ? [sql`${source.at} <= ${until}`] : []),
    ...(by === null ? [] : [sql`${source.actor} = ${by}`]),
  ];
  const bounded = sql.join(
    bounds.map((bound) => sql`and ${bound}`),
    sql` `,
  );
  return sql`(select found.* from ${source.each} cross join lateral (
      select ${source.at} as at, ${source.name}::text as source, ${source.id} as id, ${source.actor} as actor, ${source.columns}
      ${source.from} ${bounds.length > 0 ? bounded : sql``}
      order by ${source.at} desc, ${source.id} desc limit ${limit}) as found)`;
}

/** Of one source the name is known, so that its index can be entered where the page before ended. */
function olderThan(after: TimelinePosition, { name, at, id }: Source): Sql {
  if (name > after.source) return sql`${at} < ${after.at}::timestamptz`;
  if (name < after.source) return sql`${at} <= ${after.at}::timestamptz`;
  return sql`(${at}, ${id}) < (${after.at}::timestamptz, ${after.id}::bigint)`;
}

function eventsOf({ record, merged, of }: Told): Source {
  const own = [record, ...merged];
  const others = idsOf(of).filter((id) => id !== record);
  return {
    name: 'event',
    at: sql`e.at`,
    id: sql`e.id`,
    actor: sql`e.actor`,
    columns: sql`e.way, e.kind, e.detail->>'text' as text, e.changes, null::text as title, e.record, e.module, e.detail,
      false as happened`,
    each: sql`unnest(${[...own, ...others]}::bigint[]) with ordinality as held(id, place)`,
    // That another was made is told of by the reference it was made with.
    from: sql`from event e where e.record = held.id and (held.place <= ${own.length} or e.kind <> 'create')`,
  };
}

function commentsOn({ of }: Told): Source {
  return {
    name: 'comment',
    at: sql`c.created_at`,
    id: sql`c.id`,
    actor: sql`c.created_by`,
    columns: sql`null::text as way, 'comment'::text as kind, c.text, null::jsonb as changes, null::text as title, c.record,
      null::text as module, null::jsonb as detail, false as happened`,
    each: sql`unnest(${idsOf(of)}::bigint[]) as held(id)`,
    from: sql`from comment c where c.record = held.id`,
  };
}

function recordsBeneath(
  { module, field, targets, text, at, owner, onlyPast }: TimelineChild,
  context: CompileContext,
): Source {
  const { from, on } = pointsAtEach(field, 't', targets);
  const happened = at ? sql`${sql.ref(`t.${at.column}`)} is not null` : sql`false`;
  const maker = sql`t.created_by`;
  return {
    name: module.path,
    at: at ? sql.raw(storyTime(module, 't')) : sql`t.created_at`,
    id: sql`t.id`,
    actor:
      at && owner ? sql`case when ${happened} then ${sql.ref(`t.${owner.column}`)} else ${maker} end` : maker,
    columns: sql`null::text as way, 'related'::text as kind, ${text ? sql.ref(`t.${text.column}`) : sql`null::text`} as text,
      null::jsonb as changes, ${sql.ref(`t.${module.fields.get(module.title)?.column}`)} as title, held.id as record,
      null::text as module, null::jsonb as detail, ${happened} as happened`,
    each: from,
    from: sql`from ${sql.table(module.table)} t where ${on} and t.deleted_at is null
      ${onlyPast ? sql`and ${happened}` : sql``}
      and (${compileCondition(context.visible(module), 't', context)})`,
  };
}

function idsOf(of: readonly PointedAt[]): number[] {
  return of.flatMap(({ ids }) => [...ids]);
}
