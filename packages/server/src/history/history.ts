import {
  type AnsweredRecord,
  converted,
  fieldAt,
  type HistoryChange,
  type HistoryEntry,
  Invalid,
  type Module,
  type ModuleField,
  namesItsModules,
  type Reference,
  type StoredFile,
  type ValueContext,
} from '@gejie/core';
import type { Executor } from '../database/connection.ts';
import { changesAfter, eventsOf, type StoredEvent } from '../database/events/events.ts';
import { existingFiles } from '../database/files/existingFiles.ts';
import { mergedInto } from '../database/merging/mergedRows.ts';
import { labelsOf } from '../database/query/labels.ts';
import { readRow } from '../database/write/writeRecords.ts';
import { notFound } from '../problem.ts';
import { answeredValue, canonical } from '../reading/answer.ts';
import { mayReadAddresses } from '../reading/mayReadPath.ts';
import { mayRead, type ReadContext } from '../reading/readContext.ts';
import { positionIn, positionText } from './position.ts';

const defaultLimit = 50;
const largestLimit = 200;

/** Changes of a record and of those that went up in it, latest first, with the fields this session may read. */
export async function historyOf(
  db: Executor,
  module: Module,
  id: number,
  page: { limit?: number; after?: string },
  context: ReadContext,
): Promise<{ entries: HistoryEntry[]; next: string | null }> {
  await requireVisible(db, module, id, context);
  const limit = Math.min(page.limit ?? defaultLimit, largestLimit);
  const before = positionIn(page.after);
  const events = await eventsOf(db, id, { before, limit: limit + 1 }, await mergedInto(db, id));
  const shown = events.slice(0, limit);
  const entries = await describeEvents(db, module, id, shown, context);
  return { entries, next: events.length > limit ? positionText('event', shown.at(-1)) : null };
}

export async function requireVisible(
  db: Executor,
  module: Module,
  id: number,
  context: ReadContext,
): Promise<Record<string, unknown>> {
  const row = await readRow(db, module, id, context.visible(module), context);
  if (!row) throw notFound();
  return canonical(row, module.fields.values());
}

/**
 * Events as people read them: references by their names, hidden and unknown fields left out.
 * @param record whose history it is; events of others, which went up in it, say of which they are. null: of several
 */
export async function describeEvents(
  db: Executor,
  module: Module,
  record: number | null,
  events: readonly StoredEvent[],
  context: ReadContext,
): Promise<HistoryEntry[]> {
  const people = await labelsOf(db, context, [
    { target: 'user', ids: events.flatMap(({ actor }) => (actor === null ? [] : [actor])) },
    {
      target: module.name,
      ids: events.flatMap((event) => [...mergedBy(event), ...othersThan(record, event)]),
    },
  ]);
  const one = (id: number): Reference => ({ id, label: people.get(`${module.name}:${id}`) ?? null });
  // What was noted under a field's name before it was there is another's.
  const readable = (name: string, at: string) => {
    const field = mayRead(context.session, module, name) ? module.fields.get(name) : undefined;
    return field && !field.untold && !field.about ? (fieldAt(field, at) ?? undefined) : undefined;
  };
  const values = events.flatMap(({ changes, at }) =>
    Object.entries(changes ?? {}).flatMap(([name, pair]) => {
      const field = readable(name, at);
      return field ? pair.map((value) => ({ field, value })) : [];
    }),
  );
  const names = await referenceNames(db, values, context);
  const files = await filesAmong(db, values);
  return events.map((event) => ({
    id: event.id,
    at: event.at,
    actor:
      event.actor === null ? null : { id: event.actor, label: people.get(`user:${event.actor}`) ?? null },
    way: event.way,
    kind: event.kind,
    changes: Object.entries(event.changes ?? {}).flatMap(([name, pair]): HistoryChange[] => {
      const field = readable(name, event.at);
      if (!field) return [];
      if (field.type !== module.fields.get(name)?.type) return [asTexts(field, pair, context.filters)];
      const [from, to] = pair;
      return [{ field: name, from: named(field, from, names, files), to: named(field, to, names, files) }];
    }),
    note: noteOf(event, module, context) ?? event.elevation,
    ...(mergedBy(event).length > 0 ? { merged: mergedBy(event).map(one) } : {}),
    ...(othersThan(record, event).length > 0 ? { of: one(event.record) } : {}),
  }));
}

/** Of a field that was of another kind then: what it held, as that kind reads. */
function asTexts(was: ModuleField, pair: readonly [unknown, unknown], context: ValueContext): HistoryChange {
  const [from, to] = pair.map((value) => (value === null ? null : was.type.format(value, was, context)));
  return { field: was.name, from, to, asText: true };
}

/** The records that an event tells to have gone up in its own. */
function mergedBy({ detail }: StoredEvent): number[] {
  return Array.isArray(detail?.merged) ? (detail.merged as number[]) : [];
}

function othersThan(record: number | null, event: StoredEvent): number[] {
  return record === null || event.record === record ? [] : [event.record];
}

/** What goes with it; to whom a record was mailed, for who may read the addresses. */
function noteOf({ detail }: StoredEvent, module: Module, { session, registry }: ReadContext): string | null {
  const text = textOf(detail);
  if (text === null || !Array.isArray(detail?.to) || !mayReadAddresses(session, registry, module))
    return text;
  return `${text} → ${detail.to.join(', ')}`;
}

/** What somebody wrote to go with it. */
function textOf(detail: Record<string, unknown> | null): string | null {
  return typeof detail?.text === 'string' ? detail.text : null;
}

export async function referenceNames(
  db: Executor,
  values: readonly { field: ModuleField; value: unknown }[],
  context: ReadContext,
): Promise<Map<string, string>> {
  const wanted = values.flatMap(({ field, value }) => {
    const [target] = field.targets ?? [];
    if (value === null || !target || !field.type.refersTo) return [];
    if (namesItsModules(field.type.refersTo)) {
      return ([value].flat() as Reference[]).flatMap(({ module: path, id }) => {
        const module = context.registry.at(path ?? '');
        return module ? [{ target: module.name, ids: [id] }] : [];
      });
    }
    return [{ target, ids: [value].flat() as number[] }];
  });
  return labelsOf(db, context, wanted);
}

/** A file as it is shown, of those that values of the past name. */
type ShownFile = Pick<StoredFile, 'id' | 'name' | 'size' | 'type'>;

/** The files that values of the past name, by their ids. */
export async function filesAmong(
  db: Executor,
  values: readonly { field: ModuleField; value: unknown }[],
): Promise<Map<number, ShownFile>> {
  const ids = values.flatMap(({ field, value }) =>
    field.type.holdsFiles && typeof value === 'number' ? [value] : [],
  );
  if (ids.length === 0) return new Map();
  return new Map(
    [...(await existingFiles(db, ids))].map(([id, { name, size, type }]) => [id, { id, name, size, type }]),
  );
}

export function named(
  field: ModuleField,
  value: unknown,
  names: ReadonlyMap<string, string>,
  files?: ReadonlyMap<number, ShownFile>,
): unknown {
  if (files && field.type.holdsFiles) return answeredValue(field, value, files.get(value as number));
  if (value === null || !field.type.refersTo) return value;
  const target = field.targets?.[0];
  if (field.type.refersTo === 'many') {
    return answeredValue(
      field,
      value,
      Object.fromEntries((value as number[]).map((id) => [id, names.get(`${target}:${id}`)])),
    );
  }
  const labelled = (reference: Reference): Reference => ({
    ...reference,
    label: names.get(`${reference.module ?? target}:${reference.id}`) ?? null,
  });
  if (field.type.refersTo === 'anyMany') return (value as Reference[]).map(labelled);
  return labelled((field.type.refersTo === 'any' ? value : { id: value }) as Reference);
}

/**
 * The record as it was at an instant: from now backwards, each later change taken back. Roll-ups are figures of today
 * and are left out.
 * @throws ProblemError notFound also when the record did not exist then
 */
export async function recordAsOf(
  db: Executor,
  module: Module,
  id: number,
  at: Date,
  context: ReadContext,
): Promise<AnsweredRecord> {
  const record = await requireVisible(db, module, id, context);
  if (new Date(record.createdAt as string) > at) throw notFound();
  let version = record.version as number;
  for (const { changes, version: after, at: happened } of await changesAfter(db, id, at)) {
    for (const [name, pair] of Object.entries(changes ?? {})) {
      const field = module.fields.get(name);
      const { change } = field?.type ?? {};
      record[name] = change
        ? change.before(record[name] ?? null, pair)
        : asToday(field, pair[0], happened, context.filters);
    }
    if (after !== null) version = after - 1;
  }
  const shown = [...module.fields.values()].filter(
    (field) => !field.rollup && !field.type.secret && mayRead(context.session, module, field.name),
  );
  const values = shown.map((field) => ({ field, value: record[field.name] ?? null }));
  const names = await referenceNames(db, values, context);
  const files = await filesAmong(db, values);
  const answer: Record<string, unknown> = { id };
  for (const field of shown)
    answer[field.name] = isToldOf(field, record, names)
      ? named(field, record[field.name] ?? null, names, files)
      : null;
  return { ...answer, version } as AnsweredRecord;
}

/** Whether there is nothing that a text tells of, or it may be seen. */
function isToldOf(
  { about }: ModuleField,
  record: Record<string, unknown>,
  names: ReadonlyMap<string, string>,
): boolean {
  const pointer = about && (record[about.name] as Reference | null);
  return !pointer || names.has(`${pointer.module}:${pointer.id}`);
}

/** A value from a past day as a value of what its field is now; null where it doesn't fit, or was another field's. */
function asToday(
  field: ModuleField | undefined,
  value: unknown,
  moment: string,
  context: ValueContext,
): unknown {
  if (!field || value === null) return value;
  const was = fieldAt(field, moment);
  if (!was) return null;
  if (was.type === field.type) return value;
  const today = converted(value, was, field, context);
  return today instanceof Invalid ? null : today;
}
