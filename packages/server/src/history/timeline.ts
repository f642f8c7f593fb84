import type { HistoryEntry, Module, TimelineEntry } from '@gejie/core';
import { rightsOf } from '../access/rights.ts';
import type { Executor } from '../database/connection.ts';
import type { StoredEvent } from '../database/events/events.ts';
import { mergedInto } from '../database/merging/mergedRows.ts';
import { labelsOf } from '../database/query/labels.ts';
import {
  type TimelineChild,
  type TimelinePosition,
  type TimelineRow,
  timelineRows,
} from '../database/timeline/timelineRows.ts';
import { ProblemError } from '../problem.ts';
import { mayRead, type ReadContext } from '../reading/readContext.ts';
import { describeEvents, requireVisible } from './history.ts';

const defaultLimit = 30;
const largestLimit = 100;

/** What a timeline may be narrowed to. */
export const timelineKinds = ['changes', 'comments', 'related'] as const;

/** The story of a record: its changes, comments on it, and records created beneath it, latest first. */
export async function timelineOf(
  db: Executor,
  module: Module,
  id: number,
  page: { limit?: number; after?: string; kinds?: string[] },
  context: ReadContext,
): Promise<{ entries: TimelineEntry[]; next: string | null }> {
  await requireVisible(db, module, id, context);
  const limit = Math.min(page.limit ?? defaultLimit, largestLimit);
  const children = childrenOf(module, context);
  const sources = sourcesOf(page.kinds, children);
  const rows = await timelineRows(
    db,
    module,
    [id, ...(await mergedInto(db, id))],
    children,
    { after: decode(page.after), limit: limit + 1, sources },
    context,
  );
  const shown = rows.slice(0, limit);
  const entries = await describe(db, module, id, shown, context);
  return { entries, next: rows.length > limit ? encode(shown.at(-1)) : null };
}

function childrenOf(module: Module, context: ReadContext): TimelineChild[] {
  return module.backlinks.flatMap((backlink) => {
    const child = context.registry.module(backlink.module);
    const field = child.fields.get(backlink.field);
    const seen =
      field && rightsOf(context.session, child).see !== 'none' && mayRead(context.session, child, field.name);
    return seen ? [{ module: child, field }] : [];
  });
}

function sourcesOf(kinds: string[] | undefined, children: readonly TimelineChild[]): Set<string> {
  const wanted = kinds ?? [...timelineKinds];
  const unknown = wanted.find((kind) => !(timelineKinds as readonly string[]).includes(kind));
  if (unknown)
    throw new ProblemError('malformed', {
      zh: `没有“${unknown}”这类动态`,
      en: `There are no entries of kind “${unknown}”`,
    });
  return new Set([
    ...(wanted.includes('changes') ? ['event'] : []),
    ...(wanted.includes('comments') ? ['comment'] : []),
    ...(wanted.includes('related') ? children.map(({ module }) => module.path) : []),
  ]);
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
  module: Module,
  id: number,
  rows: readonly TimelineRow[],
  context: ReadContext,
): Promise<TimelineEntry[]> {
  const events = rows
    .filter(({ source }) => source === 'event')
    .map((row) => ({ ...row, module: module.name, record: row.record ?? id, elevation: null }));
  const described = new Map<number, HistoryEntry>();
  for (const entry of await describeEvents(db, module, id, events as unknown as StoredEvent[], context))
    described.set(entry.id, entry);
  const people = await labelsOf(db, context, [
    { target: 'user', ids: rows.flatMap(({ actor }) => (actor === null ? [] : [actor])) },
  ]);
  return rows.map((row) => {
    const change = row.source === 'event' ? described.get(row.id) : undefined;
    const kind =
      row.source === 'event'
        ? (eventKinds[row.kind] ?? 'action')
        : row.source === 'comment'
          ? 'comment'
          : 'related';
    return {
      id: `${row.source}:${row.id}`,
      at: row.at,
      actor: row.actor === null ? null : { id: row.actor, label: people.get(`user:${row.actor}`) ?? null },
      kind,
      way: row.way ?? 'web',
      text: row.text,
      changes: change?.changes ?? [],
      about: kind === 'related' ? { module: row.source, id: row.id, label: row.title } : null,
      action: kind === 'action' ? row.kind : null,
      ...(change?.merged ? { merged: change.merged } : {}),
      ...(change?.of ? { of: change.of } : {}),
    };
  });
}

function encode(row: TimelineRow | undefined): string | null {
  return row ? Buffer.from(JSON.stringify([row.at, row.source, row.id])).toString('base64url') : null;
}

function decode(cursor: string | undefined): TimelinePosition | null {
  if (cursor === undefined) return null;
  try {
    const [at, source, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    if (
      typeof at === 'string' &&
      !Number.isNaN(Date.parse(at)) &&
      typeof source === 'string' &&
      Number.isSafeInteger(id)
    ) {
      return { at, source, id: id as number };
    }
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
  }
  throw new ProblemError('malformed', { zh: '翻页位置无效', en: 'This page position is not valid' });
}
