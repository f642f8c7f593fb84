import { type Module, matches } from '@gejie/core';
import { occurrenceFrom, type Series } from '@gejie/core/recurrence';
import type { NewReminder } from '../database/reminders/reminderRows.ts';

type Values = Record<string, unknown>;

const minute = 60_000;
/** Of a series that many occurrences that stand by themselves may follow one another. */
const mostPassedOver = 60;

/**
 * Whom to remind of a record, and when, from a moment on. Of a series only the next time is waited for; the ones after
 * follow when that has come.
 * @param own starts of the occurrences of the series that stand by themselves
 */
export function remindersOf(
  module: Module,
  record: Values & { id: number },
  now: Date,
  own: ReadonlySet<string> = new Set(),
): NewReminder[] {
  const { reminds } = module.definition;
  if (!reminds || record.deletedAt != null || (reminds.unless && matches(reminds.unless, record))) return [];
  const times = [...atJustThen(reminds.at, record), ...beforeIt(module, record, now, own)];
  const due = times.filter(({ dueAt }) => Date.parse(dueAt) > now.getTime());
  return peopleOf(module, record).flatMap((user) =>
    due.map((time) => ({ module: module.name, record: record.id, user, ...time })),
  );
}

type Time = Pick<NewReminder, 'dueAt' | 'aboutAt'>;

function atJustThen(field: string | undefined, record: Values): Time[] {
  const at = field === undefined ? null : record[field];
  return typeof at === 'string' ? [{ dueAt: at, aboutAt: null }] : [];
}

function beforeIt({ definition }: Module, record: Values, now: Date, own: ReadonlySet<string>): Time[] {
  const { calendar, reminds } = definition;
  if (!calendar || !reminds?.before) return [];
  const { field, minutes } = reminds.before;
  const leads = ((record[field] as string[] | null) ?? []).flatMap((choice) => minutes[choice] ?? []);
  const start = record[calendar.start];
  if (typeof start !== 'string') return [];
  const rule = calendar.repeats ? record[calendar.repeats.rule] : null;
  return leads.flatMap((lead) => {
    const about = typeof rule === 'string' ? nextStart(seriesIn(record, calendar), lead, now, own) : start;
    if (about === null) return [];
    return [{ dueAt: new Date(Date.parse(about) - lead * minute).toISOString(), aboutAt: about }];
  });
}

/** The next occurrence whose reminder is still to come. */
function nextStart(series: Series, lead: number, now: Date, own: ReadonlySet<string>): string | null {
  let from = new Date(now.getTime() + lead * minute + 1);
  for (let tried = 0; tried < mostPassedOver; tried++) {
    const next = occurrenceFrom(series, from);
    if (!next || !own.has(next.startsAt)) return next?.startsAt ?? null;
    from = new Date(Date.parse(next.startsAt) + 1);
  }
  return null;
}

function seriesIn(record: Values, calendar: NonNullable<Module['definition']['calendar']>): Series {
  const text = (name: string | undefined) => (name === undefined ? null : (record[name] as string | null));
  const startsAt = text(calendar.start) as string;
  return {
    startsAt,
    endsAt: text(calendar.end) ?? startsAt,
    timeZone: text(calendar.timeZone) ?? 'UTC',
    allDay: calendar.allDay !== undefined && record[calendar.allDay] === true,
    recurrence: text(calendar.repeats?.rule) as string,
  };
}

/** The owner, and the users among those whom it concerns. */
function peopleOf({ definition }: Module, record: Values): number[] {
  const named = definition.calendar?.people === undefined ? [] : record[definition.calendar.people];
  const users = ((named as { module: string; id: number }[] | null) ?? [])
    .filter(({ module }) => module === 'users')
    .map(({ id }) => id);
  return [...new Set([...(typeof record.owner === 'number' ? [record.owner] : []), ...users])];
}
