import {
  type AnsweredRecord,
  type AnyCalendarTrait,
  type BusyTime,
  type CalendarAnswer,
  type CalendarEntry,
  type CalendarLayer,
  type Condition,
  instantOf,
  type Module,
  nothing,
  parseFilter,
  type Reference,
  type Registry,
} from '@gejie/core';
import { occurrencesOf, seriesIn } from '@gejie/core/recurrence';
import { elevated } from '../access/elevation.ts';
import { reachOf } from '../access/reach.ts';
import { rightsOf } from '../access/rights.ts';
import type { Session } from '../access/session.ts';
import { calendarRows, ownOccurrences, type Span } from '../database/calendar/calendarRows.ts';
import type { Database } from '../database/connection.ts';
import { labelsOf } from '../database/query/labels.ts';
import type { Projected } from '../database/query/projection.ts';
import type { Row } from '../database/query/selectRecords.ts';
import { ProblemError } from '../problem.ts';
import { answered } from '../reading/answer.ts';
import { mayRead, type ReadContext, readContext } from '../reading/readContext.ts';
import { answerIn, answersOf } from './answersOf.ts';
import { entryFields } from './entryFields.ts';
import { asDrawn, firstOfEachDay } from './firstOfEachDay.ts';
import { nameThose } from './nameThose.ts';
import { engages, layerCondition, traitOf } from './whose.ts';

export interface CalendarDependencies {
  database: Database;
  registry(): Registry;
  clock(): Date;
}

export interface CalendarQuery {
  from: string;
  to: string;
  layers: readonly CalendarLayer[];
  /** Paths of modules that are shown to who asks for them. */
  also: readonly string[];
  /** Ids of people whose free time is asked for. */
  busy: readonly number[];
  /** Of a day only the first so many, and how many there are; absent: all. */
  perDay?: number;
}

const day = 86_400_000;
/** A calendar shows a year and a bit at most. */
const longestSpan = 400 * day;
const mostEntries = 20_000;
const mostBusy = 5000;

/** Calendars over all modules that stand in them (`calendar` of their definitions). CAL-01 */
export class Calendars {
  private readonly needs: CalendarDependencies;

  constructor(needs: CalendarDependencies) {
    this.needs = needs;
  }

  /** @throws ProblemError malformed for a span that ends before it begins, or is too long */
  async read(session: Session, query: CalendarQuery): Promise<CalendarAnswer> {
    const span = spanOf(query, session);
    const context = readContext(session, this.needs.registry(), this.needs.clock());
    const entries: CalendarEntry[] = [];
    for (const module of this.shown(session, query.also))
      entries.push(...(await this.entriesOf(module, span, query, context)));
    const shown = firstOfEachDay(entries.sort(asDrawn), span, query.perDay ?? Number.POSITIVE_INFINITY);
    const told = shown.entries.slice(0, mostEntries);
    await nameThose(this.needs.database.kysely, told, context);
    const busy = await this.busyTimes(span, query.busy, context);
    const cut = told.length < shown.entries.length || entries.length > mostEntries;
    return { entries: told, busy, crowded: shown.crowded, cut };
  }

  private shown(session: Session, also: readonly string[]): Module[] {
    return this.needs.registry().modules.filter((module) => {
      const { calendar } = module.definition;
      return (
        calendar &&
        (!calendar.aside || also.includes(module.path)) &&
        rightsOf(session, module).see !== 'none' &&
        mayRead(session, module, calendar.start)
      );
    });
  }

  private async entriesOf(
    module: Module,
    span: Span,
    { layers }: CalendarQuery,
    context: ReadContext,
  ): Promise<CalendarEntry[]> {
    const asked = layers.map((layer) => [layer, layerCondition[layer](module, context)] as const);
    if (asked.length === 0) return [];
    const wanted: Condition = { kind: 'any', of: asked.map(([, condition]) => condition) };
    const trait = traitOf(module);
    const projected = projectedFields(module, context);
    const rows = await calendarRows(
      this.needs.database.kysely,
      {
        module,
        span,
        wanted,
        condition: context.visible(module),
        projected,
        asked: {
          ...Object.fromEntries(asked),
          done: conditionOf(trait.done, module, context),
          free: conditionOf(trait.free, module, context),
          editable: reachOf(context.session, module, 'edit'),
          ...answersOf(module, trait, context),
        },
        most: mostEntries + 1,
      },
      context,
    );
    const own = await this.changedOnes(module, trait, rows);
    return rows.flatMap((row) => {
      const record = answered(row, projected);
      const layer = layers.find((one) => row[`$${one}`] === true) ?? 'all';
      return timesOf(record, trait, span, own).map((time) => ({
        ...entryOf(module, trait, record, time, span.timeZone),
        layer,
        done: row.$done === true,
        free: row.$free === true,
        editable: row.$editable === true,
        answer: answerIn(row),
      }));
    });
  }

  private changedOnes(module: Module, trait: AnyCalendarTrait, rows: readonly Row[]): Promise<Set<string>> {
    const rule = trait.repeats?.rule;
    const series = rows.flatMap((row) => (rule && row[rule] !== null ? [row.$id as number] : []));
    return ownOccurrences(this.needs.database.kysely, module, series);
  }

  /** When people have no time, whatever the asker may see of it: not what for. */
  private async busyTimes(span: Span, people: readonly number[], context: ReadContext): Promise<BusyTime[]> {
    if (people.length === 0 || !context.session.user) return [];
    const { registry } = context;
    const whole = readContext(elevated(context.session, 'free-busy'), registry, this.needs.clock());
    const names = await labelsOf(this.needs.database.kysely, context, [{ target: 'user', ids: people }]);
    const known = people.filter((id) => names.has(`user:${id}`));
    const times: BusyTime[] = [];
    for (const module of registry.modules) {
      const trait = module.definition.calendar;
      if (!trait || trait.aside || known.length === 0) continue;
      const of = known.map((id) => [`of${id}`, engages(module, id)] as const);
      const projected = projectedFields(module, whole);
      const taken: Condition = {
        kind: 'not',
        of: trait.free ? conditionOf(trait.free, module, whole) : nothing,
      };
      const rows = await calendarRows(
        this.needs.database.kysely,
        {
          module,
          span,
          wanted: { kind: 'any', of: of.map(([, one]) => one) },
          condition: taken,
          projected,
          asked: Object.fromEntries(of),
          most: mostBusy,
        },
        whole,
      );
      const own = await this.changedOnes(module, trait, rows);
      for (const row of rows) {
        for (const { startsAt, endsAt } of timesOf(answered(row, projected), trait, span, own)) {
          for (const id of known) {
            if (row[`$of${id}`] !== true) continue;
            times.push({ user: { id, label: names.get(`user:${id}`) ?? null }, startsAt, endsAt });
          }
        }
      }
    }
    return times.sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1)).slice(0, mostBusy);
  }
}

function spanOf({ from, to }: CalendarQuery, { user, company }: Session): Span {
  const timeZone = user?.timeZone ?? company.timeZone;
  const span = { from: new Date(from), until: new Date(to), timeZone };
  const length = span.until.getTime() - span.from.getTime();
  if (!(length > 0 && length <= longestSpan))
    throw new ProblemError('malformed', {
      zh: '时间范围应从早到晚，最长 400 天',
      en: 'Give a span of time from earlier to later, 400 days at most',
    });
  return span;
}

function conditionOf(
  filter: AnyCalendarTrait['done'],
  module: Module,
  { registry, filters }: ReadContext,
): Condition {
  // What the definition asks is no question of what the reader may filter by.
  return filter ? parseFilter(filter, module, registry, { ...filters, mayUse: undefined }) : nothing;
}

/** The fields a calendar shows, as far as the reader may read them. */
function projectedFields(module: Module, { session }: ReadContext): Projected[] {
  const names = [...entryFields(module), traitOf(module).kind, module.definition.hangsOn];
  return names.flatMap((name) => {
    const field = module.fields.get(name ?? '');
    return field && mayRead(session, module, field.name) ? [{ name: field.name, through: [], field }] : [];
  });
}

interface Time {
  startsAt: string;
  endsAt: string;
  occurrence: string | null;
}

/** When a record is: once, or each time that its series is, without those that stand by themselves. */
function timesOf(
  record: AnsweredRecord,
  trait: AnyCalendarTrait,
  { from, until }: Span,
  own: ReadonlySet<string>,
): Time[] {
  const startsAt = record[trait.start] as string;
  const endsAt = (trait.end && (record[trait.end] as string | null)) || startsAt;
  const series = seriesIn(record, trait);
  if (!series) return [{ startsAt, endsAt, occurrence: null }];
  return occurrencesOf(series, from, until)
    .filter((one) => !own.has(`${record.id} ${one.startsAt}`))
    .map((one) => ({ ...one, occurrence: one.startsAt }));
}

function isAllDay(record: AnsweredRecord, { allDay }: AnyCalendarTrait): boolean {
  return allDay !== undefined && record[allDay] === true;
}

function zoneOf(record: AnsweredRecord, { timeZone }: AnyCalendarTrait): string | null {
  return timeZone === undefined ? null : ((record[timeZone] as string | null | undefined) ?? null);
}

function entryOf(
  module: Module,
  trait: AnyCalendarTrait,
  record: AnsweredRecord,
  { startsAt, endsAt, occurrence }: Time,
  readerZone: string,
): Omit<CalendarEntry, 'layer' | 'done' | 'free' | 'editable' | 'answer'> {
  const value = <T>(name: string | undefined) => ((name && record[name]) ?? null) as T | null;
  const isDay = module.fields.get(trait.start)?.type.daysOnly === true;
  const at = (moment: string) => (isDay ? instantOf(`${moment} 00:00:00`, readerZone).toISOString() : moment);
  return {
    module: module.path,
    id: record.id,
    title: String(record[module.title] ?? ''),
    startsAt: at(startsAt),
    endsAt: at(endsAt),
    allDay: isDay || isAllDay(record, trait),
    timeZone: zoneOf(record, trait),
    kind: value<string>(trait.kind),
    place: value<string>(trait.place),
    owner: value<Reference>('owner'),
    related: value<Reference>(module.definition.hangsOn),
    occurrence,
    series: value<Reference>(trait.repeats?.series)?.id ?? null,
  };
}
