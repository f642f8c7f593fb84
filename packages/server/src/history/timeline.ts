import {
  type HistoryEntry,
  type Module,
  partsOfStory,
  type Reference,
  type TimelineEntry,
} from '@gejie/core';
import { rightsOf } from '../access/rights.ts';
import type { Executor } from '../database/connection.ts';
import type { StoredEvent } from '../database/events/events.ts';
import { mergedInto } from '../database/merging/mergedRows.ts';
import { labelsOf } from '../database/query/labels.ts';
import type { PointedAt } from '../database/query/pointsAt.ts';
import { storyParts } from '../database/timeline/storyParts.ts';
import { type TimelineRow, timelineRows } from '../database/timeline/timelineRows.ts';
import { asOfInstant } from '../reading/asOfInstant.ts';
import { mayRead, type ReadContext } from '../reading/readContext.ts';
import { describeEvents, requireVisible } from './history.ts';
import { positionIn, positionText } from './position.ts';
import { childrenOf, wantedSources } from './storySources.ts';

const defaultLimit = 30;
const largestLimit = 100;

/** What of a story is asked for. */
export interface TimelineQuery {
  limit?: number;
  after?: string;
  /** See {@link wantedSources}. */
  kinds?: string[];
  /** Only what this user did. */
  by?: number;
  /** A day or a time: only what is not later. */
  until?: string;
}

/**
 * The story of a record and of those that declare theirs to be part of it (a customer's people and deals), latest first:
 * changes, comments and records made beneath, each as far as the reader may see it. PLT-02
 */
export async function timelineOf(
  db: Executor,
  module: Module,
  id: number,
  query: TimelineQuery,
  context: ReadContext,
): Promise<{ entries: TimelineEntry[]; next: string | null }> {
  await requireVisible(db, module, id, context);
  const limit = Math.min(query.limit ?? defaultLimit, largestLimit);
  const wanted = wantedSources(query.kinds, context);
  const parts = partsOfStory(module, context.registry).filter(
    (part) =>
      rightsOf(context.session, part.module).see !== 'none' &&
      mayRead(context.session, part.module, part.field.name),
  );
  const of = gathered({ module, ids: [id] }, await storyParts(db, { module, id }, parts, context));
  const rows = await timelineRows(
    db,
    { record: id, merged: await mergedInto(db, id), of },
    childrenOf(of, wanted, context),
    {
      after: positionIn(query.after),
      until: query.until === undefined ? null : asOfInstant(query.until, context, 'until'),
      by: query.by ?? null,
      limit: limit + 1,
      events: wanted.events,
      comments: wanted.comments,
    },
    context,
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const entries = await describe(db, { module, id }, of, shown, context);
  return { entries, next: rows.length > limit && last ? positionText(last.source, last) : null };
}

/** The record first, with those of its own module whose stories are part of its own. */
function gathered(record: PointedAt, parts: readonly PointedAt[]): PointedAt[] {
  const alike = parts.find(({ module }) => module === record.module);
  const first = alike ? { module: record.module, ids: [...record.ids, ...alike.ids] } : record;
  return [first, ...parts.filter((part) => part !== alike)];
}

const eventKinds: Record<string, TimelineEntry['kind']> = {
  create: 'created',
  update: 'change',
  delete: 'deleted',
  restore: 'restored',
  merge: 'merged',
  relink: 'change',
};

async function describe(
  db: Executor,
  record: { module: Module; id: number },
  of: readonly PointedAt[],
  rows: readonly TimelineRow[],
  context: ReadContext,
): Promise<TimelineEntry[]> {
  const changes = await describeChanges(db, record, of, rows, context);
  const moduleOf = new Map(of.flatMap(({ module, ids }) => ids.map((id) => [id, module] as const)));
  const elsewhere = rows.filter((row) => row.record !== record.id && moduleOf.has(row.record));
  const names = await labelsOf(db, context, [
    { target: 'user', ids: rows.flatMap(({ actor }) => (actor === null ? [] : [actor])) },
    ...elsewhere.map((row) => ({ target: (moduleOf.get(row.record) as Module).name, ids: [row.record] })),
  ]);
  const on = (row: TimelineRow): (Reference & { module: string }) | null => {
    const module = row.record === record.id ? undefined : moduleOf.get(row.record);
    return module
      ? { module: module.path, id: row.record, label: names.get(`${module.path}:${row.record}`) ?? null }
      : null;
  };
  return rows.map((row) => {
    const change = row.source === 'event' ? changes.get(row.id) : undefined;
    const kind = kindOf(row);
    const place = on(row);
    return {
      id: `${row.source}:${row.id}`,
      at: row.at,
      actor: row.actor === null ? null : { id: row.actor, label: names.get(`user:${row.actor}`) ?? null },
      kind,
      way: row.way ?? 'web',
      text: change ? change.note : row.text,
      changes: change?.changes ?? [],
      about: kind === 'related' ? { module: row.source, id: row.id, label: row.title } : null,
      action: kind === 'action' ? row.kind : null,
      ...(change?.merged ? { merged: change.merged } : {}),
      ...(change?.of ? { of: change.of } : {}),
      ...(place ? { on: place } : {}),
      ...(row.happened ? { happened: true as const } : {}),
    };
  });
}

function kindOf({ source, kind }: TimelineRow): TimelineEntry['kind'] {
  if (source === 'event') return eventKinds[kind] ?? 'action';
  return source === 'comment' ? 'comment' : 'related';
}

/** The changes among the rows, by their numbers, with the fields of each module that the reader may read. */
async function describeChanges(
  db: Executor,
  { module, id }: { module: Module; id: number },
  of: readonly PointedAt[],
  rows: readonly TimelineRow[],
  context: ReadContext,
): Promise<Map<number, HistoryEntry>> {
  const others = new Set(of.flatMap(({ ids }) => [...ids]).filter((other) => other !== id));
  const events = rows
    .filter(({ source }) => source === 'event')
    .map((row) => ({ ...row, elevation: null }) as unknown as StoredEvent);
  const own = events.filter(({ record }) => !others.has(record));
  const described = await describeEvents(db, module, id, own, context);
  for (const part of of) {
    const told = events.filter(({ record }) => others.has(record) && part.ids.includes(record));
    if (told.length > 0) described.push(...(await describeEvents(db, part.module, null, told, context)));
  }
  return new Map(described.map((entry) => [entry.id, entry]));
}
