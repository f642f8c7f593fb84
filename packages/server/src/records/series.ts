import { createHash } from 'node:crypto';
import { type AnyCalendarTrait, type Module, sameValue } from '@gejie/core';
import { isOccurrence, seriesIn } from '@gejie/core/recurrence';
import { type CalendarName, insertCalendarName } from '../database/calendar/nameRows.ts';
import { forbidden, notFound, ProblemError } from '../problem.ts';
import { changeOccurrence } from './changeOccurrence.ts';
import { type HeldRow, holdRow } from './changeRow.ts';
import { createRow } from './createRows.ts';
import { definitionOf, membersOf, partOfSeries, type SeriesMember } from './seriesMembers.ts';
import type { WriteScope } from './writeScope.ts';

type Values = Record<string, unknown>;

/** What stands in a calendar, as another program has it: as a whole, with each occurrence that differs. CAL-04 */
export interface SeriesWish {
  /** Null: a new record. */
  id: number | null;
  /** What the program last knew, see {@link stateOf}; null: whatever it is by now. */
  expected: string | null;
  values: Values;
  /** Occurrences, by when the series has them begin, with what is theirs alone. */
  occurrences: readonly { at: string; values: Values }[];
  /** What the program calls a new one. */
  named?: CalendarName;
}

/** Changes with each change of a record or of the occurrences that stand by themselves. */
export function stateOf(
  { version }: { version?: unknown },
  members: readonly { id: number; version?: unknown }[],
): string {
  if (members.length === 0) return String(version);
  const told = members.map((member) => `${member.id}.${member.version}`).sort();
  return `${version}-${createHash('sha256').update(told.join()).digest('hex').slice(0, 16)}`;
}

/**
 * Saves a record and its occurrences at once. Only what differs is written, so that the rights to each field count where
 * it is changed and not where it is repeated.
 * @throws ProblemError stale when it is not as expected any more; and as any save does
 */
export async function saveSeries(scope: WriteScope, module: Module, wish: SeriesWish): Promise<number> {
  const { work } = scope;
  if (wish.id === null) {
    const { id } = await createRow(scope, module, wish.values);
    if (wish.named) await insertCalendarName(scope.db, module.name, id, wish.named);
    await saveOccurrences(scope, module, id, wish.occurrences, []);
    return id;
  }
  const { record, members } = await expected(scope, module, wish.id, wish.expected);
  const changed = differing(wish.values, record);
  if (Object.keys(changed).length > 0) await work.update(definitionOf(module), wish.id, changed);
  // Those of a series that was moved were to start at another time from now on.
  const moved = await membersOf(work, module, wish.id);
  await saveOccurrences(scope, module, wish.id, asMoved(module, wish.occurrences, members, moved), moved);
  return wish.id;
}

/**
 * Puts a record into the recycle bin with the occurrences that stand by themselves.
 * @throws ProblemError stale, forbidden, notFound
 */
export async function removeSeries(
  scope: WriteScope,
  module: Module,
  id: number,
  state: string | null,
): Promise<void> {
  const { may } = await expected(scope, module, id, state);
  if (!may.delete) throw forbidden();
  await scope.work.remove(definitionOf(module), id);
}

async function expected(scope: WriteScope, module: Module, id: number, state: string | null) {
  const held = await holdRow(scope, module, id);
  if (held.record.deletedAt !== null) throw notFound();
  const members = await membersOf(scope.work, module, id);
  if (state !== null && state !== stateOf(held.record, members)) throw new ProblemError('stale');
  return { ...held, members };
}

/** A program that has moved a series may still tell of its occurrences by when they were to start before. */
function asMoved(
  { definition: { calendar } }: Module,
  occurrences: SeriesWish['occurrences'],
  before: readonly SeriesMember[],
  after: readonly SeriesMember[],
): SeriesWish['occurrences'] {
  if (!calendar?.repeats) return occurrences;
  const { occurrence } = calendar.repeats;
  const now = new Map(after.map((member) => [member.id, member[occurrence] as string]));
  const known = new Set(now.values());
  const moved = new Map(before.map((member) => [member[occurrence] as string, now.get(member.id)]));
  return occurrences.map(({ at, values }) => ({ at: known.has(at) ? at : (moved.get(at) ?? at), values }));
}

async function saveOccurrences(
  scope: WriteScope,
  module: Module,
  id: number,
  occurrences: SeriesWish['occurrences'],
  members: readonly SeriesMember[],
): Promise<void> {
  const { calendar } = module.definition;
  if (!calendar?.repeats || occurrences.length + members.length === 0) return;
  const { occurrence } = calendar.repeats;
  const left = new Map(members.map((member) => [member[occurrence] as string, member]));
  for (const { at, values } of occurrences) {
    const member = left.get(at);
    left.delete(at);
    if (!member) await changeOccurrence(scope, module, id, { occurrence: at, scope: 'this', values });
    else await updateMember(scope, module, member, values);
  }
  if (left.size === 0) return;
  const { record } = await holdRow(scope, module, id);
  for (const [at, member] of left) {
    const usual = asTheSeriesSays(record, calendar, at);
    if (usual) await updateMember(scope, module, member, { ...repeated(module, record), ...usual });
    else await scope.work.asSystem(partOfSeries).remove(definitionOf(module), member.id);
  }
}

async function updateMember(scope: WriteScope, module: Module, member: SeriesMember, values: Values) {
  const changed = differing(values, member);
  if (Object.keys(changed).length > 0) await scope.work.update(definitionOf(module), member.id, changed);
}

/** When an occurrence is that is told no more by itself; null when the series has it no more. */
function asTheSeriesSays(record: HeldRow['record'], trait: AnyCalendarTrait, at: string): Values | null {
  const { start, end } = trait;
  const series = seriesIn(record, trait);
  if (series === null || !isOccurrence(series, at)) return null;
  const lasting = Date.parse(series.endsAt) - Date.parse(series.startsAt);
  return {
    [start]: at,
    ...(end === undefined ? {} : { [end]: new Date(Date.parse(at) + lasting).toISOString() }),
  };
}

/** What calendar programs know of a record besides its times, as the series has it. */
function repeated({ title, definition: { calendar } }: Module, record: Values): Values {
  const names = [title, calendar?.place, calendar?.notes, calendar?.allDay];
  return Object.fromEntries(names.flatMap((name) => (name === undefined ? [] : [[name, record[name]]])));
}

function differing(values: Values, record: Values): Values {
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => !sameValue(value, record[name])),
  );
}
