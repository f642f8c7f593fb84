import { type Module, matches } from '@gejie/core';
import { occurrenceFrom, type Series, seriesIn } from '@gejie/core/recurrence';
import type { NewReminder, ReminderWish } from '../database/reminders/reminderRows.ts';

type Values = Record<string, unknown>;
type Row = Values & { id: number };

const minute = 60_000;
/** Of a series that many occurrences that stand by themselves may follow one another. */
const mostPassedOver = 60;

/** From when on a record is looked at. */
export interface Since {
  now: Date;
  /** Starts of the occurrences of the series that stand by themselves. */
  own: ReadonlySet<string>;
}

/**
 * Whom to remind of a record that was written, and when. Of a series only the next time is waited for; the ones after
 * follow when that has come ({@link nextReminders}). What was to come before a time that has gone by comes at once, when
 * the reminders are new and what they are about is not over yet.
 * @param before as the record was; null: it is new
 */
export function remindersOf(
  module: Module,
  record: Row,
  before: Values | null,
  { now, own }: Since,
): ReminderWish {
  const wish = { record: record.id, reminders: [], leavesDue: false };
  const { reminds } = module.definition;
  if (!reminds || isOver(module, record)) return wish;
  const series = seriesOf(module, record);
  const times = [
    ...atJustThen(reminds.at, record),
    ...leadsOf(module, record).flatMap((lead) => {
      const about = series ? nextStart(series, now.getTime() + lead, own) : startOf(module, record);
      return about === null ? [] : [timeBefore(about, lead)];
    }),
  ];
  const late = isNewlyWished(module, record, before) ? lateOne(module, record, { now, own }) : [];
  const known = distinct([...times, ...late]);
  return {
    record: record.id,
    reminders: toPeople(module, record, known).map((one) => ({
      ...one,
      onlyIfWaiting: Date.parse(one.dueAt) <= now.getTime() && !late.some(({ dueAt }) => dueAt === one.dueAt),
    })),
    leavesDue: series !== null,
  };
}

/**
 * What is waited for when something of a series has fired: of each time before the beginning the next one, of occurrences
 * that are still to begin. What was due meanwhile, while everything was down, is due at once.
 * @param fired when what has fired was due
 */
export function nextReminders(
  module: Module,
  record: Row,
  fired: string,
  { now, own }: Since,
): NewReminder[] {
  const series = seriesOf(module, record);
  if (!series || isOver(module, record)) return [];
  const times = leadsOf(module, record).flatMap((lead) => {
    const about = nextStart(
      series,
      Math.max(Date.parse(fired) + lead, now.getTime() + Math.min(lead, 0)),
      own,
    );
    return about === null ? [] : [timeBefore(about, lead)];
  });
  return toPeople(module, record, distinct(times));
}

type Time = Pick<NewReminder, 'dueAt' | 'aboutAt'>;

function isOver({ definition: { reminds } }: Module, record: Values): boolean {
  return record.deletedAt != null || (reminds?.unless !== undefined && matches(reminds.unless, record));
}

function atJustThen(field: string | undefined, record: Values): Time[] {
  const at = field === undefined ? null : record[field];
  return typeof at === 'string' ? [{ dueAt: at, aboutAt: null }] : [];
}

function timeBefore(about: string, lead: number): Time {
  return { dueAt: new Date(Date.parse(about) - lead).toISOString(), aboutAt: about };
}

function startOf({ definition: { calendar } }: Module, record: Values): string | null {
  const start = calendar && record[calendar.start];
  return typeof start === 'string' ? start : null;
}

/** How long before it begins somebody is to be reminded, in milliseconds; less than nought is after. */
function leadsOf({ definition: { reminds } }: Module, record: Values): number[] {
  if (!reminds?.before) return [];
  const { field, minutes } = reminds.before;
  return ((record[field] as string[] | null) ?? []).flatMap((choice) =>
    minutes[choice] === undefined ? [] : [minutes[choice] * minute],
  );
}

/** Of an occurrence that becomes a record of its own its series has told already. */
function isNewlyWished({ definition }: Module, record: Values, before: Values | null): boolean {
  const field = definition.reminds?.before?.field;
  if (field === undefined) return false;
  const { repeats } = definition.calendar ?? {};
  if (before === null && repeats && record[repeats.series] != null) return false;
  return before === null || JSON.stringify(before[field] ?? []) !== JSON.stringify(record[field] ?? []);
}

/** The last of the times that have gone by before something that is still to begin. */
function lateOne(module: Module, record: Values, { now, own }: Since): Time[] {
  const series = seriesOf(module, record);
  const about = series ? nextStart(series, now.getTime(), own) : startOf(module, record);
  if (about === null || Date.parse(about) <= now.getTime()) return [];
  const gone = leadsOf(module, record).filter((lead) => Date.parse(about) - lead <= now.getTime());
  return gone.length === 0 ? [] : [timeBefore(about, Math.min(...gone))];
}

/** Two times before two occurrences may be the same moment: then it is told of what begins first. */
function distinct(times: readonly Time[]): Time[] {
  const byDue = new Map<string, Time>();
  for (const time of times) {
    const other = byDue.get(time.dueAt);
    if (!other || (time.aboutAt ?? '') < (other.aboutAt ?? '')) byDue.set(time.dueAt, time);
  }
  return [...byDue.values()];
}

/** The next occurrence that begins after an instant and doesn't stand by itself. */
function nextStart(series: Series, after: number, own: ReadonlySet<string>): string | null {
  let from = new Date(after + 1);
  for (let tried = 0; tried < mostPassedOver; tried++) {
    const next = occurrenceFrom(series, from);
    if (!next || !own.has(next.startsAt)) return next?.startsAt ?? null;
    from = new Date(Date.parse(next.startsAt) + 1);
  }
  return null;
}

function seriesOf({ definition: { calendar } }: Module, record: Values): Series | null {
  return calendar?.repeats ? seriesIn(record, calendar) : null;
}

function toPeople(module: Module, record: Row, times: readonly Time[]): NewReminder[] {
  return peopleOf(module, record).flatMap((user) =>
    times.map((time) => ({ module: module.name, record: record.id, user, ...time })),
  );
}

/** The owner, and the users among those whom it concerns. */
function peopleOf({ definition }: Module, record: Values): number[] {
  const named = definition.calendar?.people === undefined ? [] : record[definition.calendar.people];
  const users = ((named as { module: string; id: number }[] | null) ?? [])
    .filter(({ module }) => module === 'users')
    .map(({ id }) => id);
  return [...new Set([...(typeof record.owner === 'number' ? [record.owner] : []), ...users])];
}
