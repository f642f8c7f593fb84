import {
  type AnyCalendarTrait,
  basicInstant,
  formatRecurrence,
  Invalid,
  instantOf,
  type Module,
  type OccurrenceScope,
  parseRecurrence,
  type Work,
  wallClock,
} from '@gejie/core';
import { countBefore, isOccurrence, movedRecurrence, type Series } from '@gejie/core/recurrence';
import { forbidden, invalidField, notFound, ProblemError } from '../problem.ts';
import { type HeldRow, holdRow } from './changeRow.ts';
import type { WriteScope } from './writeScope.ts';

/** What is to become of an occurrence of a series, and of which others. */
export interface OccurrenceChange {
  /** When it was to start, ISO 8601. */
  occurrence: string;
  scope: OccurrenceScope;
  /** As for a change of the record, times as this occurrence is to have them; null: it does not take place. */
  values: Record<string, unknown> | null;
}

type Values = Record<string, unknown>;
type Repeats = NonNullable<AnyCalendarTrait['repeats']>;

/** A series that is held, and the occurrence of it that is asked about. */
interface Held {
  scope: WriteScope;
  module: Module;
  record: HeldRow['record'];
  trait: AnyCalendarTrait & { repeats: Repeats };
  series: Series;
  at: string;
}

/**
 * Changes one occurrence of a series, it and those that follow, or all: what is changed by itself becomes a record of its
 * own that points at the series; what follows becomes a series of its own. CAL-01
 * @returns the id of the record that has the occurrence now
 * @throws ProblemError notFound, forbidden, state where nothing repeats, invalid for what is no occurrence
 */
export async function changeOccurrence(
  scope: WriteScope,
  module: Module,
  id: number,
  { occurrence, scope: which, values }: OccurrenceChange,
): Promise<number> {
  const { record, may } = await holdRow(scope, module, id);
  const trait = module.definition.calendar;
  if (!trait?.repeats) throw notFound();
  if (record.deletedAt !== null || !record[trait.repeats.rule]) throw nothingRepeats();
  if (!may.edit) throw forbidden();
  const series = seriesOf(record, trait);
  if (!isOccurrence(series, occurrence)) throw invalidField('occurrence', 'notOccurrence');
  const held: Held = {
    scope,
    module,
    record,
    trait: { ...trait, repeats: trait.repeats },
    series,
    at: occurrence,
  };
  // The first one and all that follow are all there are.
  const meant = which === 'following' && countBefore(series, new Date(occurrence)) === 0 ? 'all' : which;
  return values === null ? called[meant](held) : changed[meant](held, values);
}

/** A record with a rule as what repeats. */
export function seriesOf(record: Values, trait: AnyCalendarTrait): Series {
  const text = (name: string | undefined) => (name ? (record[name] as string | null) : null);
  const startsAt = text(trait.start) as string;
  return {
    startsAt,
    endsAt: text(trait.end) ?? startsAt,
    timeZone: text(trait.timeZone) ?? 'UTC',
    allDay: trait.allDay !== undefined && record[trait.allDay] === true,
    recurrence: text(trait.repeats?.rule) as string,
  };
}

/** What is called off: the occurrence, it and the following, all. */
const called: Record<OccurrenceScope, (held: Held) => Promise<number>> = {
  async this(held) {
    const { rule, except } = parseRecurrence(held.series.recurrence);
    await update(held, held.record.id, {
      [held.trait.repeats.rule]: formatRecurrence({ rule, except: [...except, held.at].sort() }),
    });
    return held.record.id;
  },
  async following(held) {
    for (const { id } of await laterOnes(held)) await asSystem(held).remove(definitionOf(held), id);
    await update(held, held.record.id, { [held.trait.repeats.rule]: endedBefore(held) });
    return held.record.id;
  },
  async all(held) {
    for (const { id } of await membersOf(held)) await asSystem(held).remove(definitionOf(held), id);
    await held.scope.work.remove(definitionOf(held), held.record.id);
    return held.record.id;
  },
};

const changed: Record<OccurrenceScope, (held: Held, values: Values) => Promise<number>> = {
  async this(held, values) {
    const { repeats } = held.trait;
    const own = await asSystem(held).create(definitionOf(held), {
      ...copyOf(held),
      ...timesOf(held),
      [repeats.series]: held.record.id,
      [repeats.occurrence]: held.at,
    });
    await update(held, own.id, values);
    return own.id;
  },
  async following(held, values) {
    const { rule, except } = parseRecurrence(held.series.recurrence);
    const before = countBefore(held.series, new Date(held.at));
    const rest = { ...rule, count: rule.count === null ? null : Math.max(1, rule.count - before) };
    const next = await asSystem(held).create(definitionOf(held), {
      ...copyOf(held),
      ...timesOf(held),
      [held.trait.repeats.rule]: formatRecurrence({
        rule: rest,
        except: except.filter((one) => one >= held.at),
      }),
    });
    for (const { id } of await laterOnes(held))
      await asSystem(held).update(definitionOf(held), id, { [held.trait.repeats.series]: next.id });
    await update(held, held.record.id, { [held.trait.repeats.rule]: endedBefore(held) });
    const { record } = await holdRow(held.scope, held.module, next.id);
    return changed.all({ ...held, record, series: seriesOf(record, held.trait) }, values);
  },
  async all(held, values) {
    const { repeats } = held.trait;
    const shift = shiftOf(held, values);
    await update(held, held.record.id, { ...values, ...shift.values });
    if (shift.by !== 0) {
      for (const member of await membersOf(held)) {
        const was = member[repeats.occurrence] as string;
        await asSystem(held).update(definitionOf(held), member.id, {
          [repeats.occurrence]: onTheWall(was, shift.by, held.series.timeZone),
        });
      }
    }
    return held.record.id;
  },
};

/** What a change of one occurrence's times means for the whole series. */
function shiftOf({ module, trait, series, at, scope }: Held, values: Values): { values: Values; by: number } {
  const start = instantIn(module, trait.start, values, scope);
  const end = trait.end === undefined ? null : instantIn(module, trait.end, values, scope);
  const by = start === null ? 0 : wallTime(start, series.timeZone) - wallTime(at, series.timeZone);
  const moved: Values = {};
  const first = onTheWall(series.startsAt, by, series.timeZone);
  if (start !== null) moved[trait.start] = first;
  if (trait.end !== undefined && (start !== null || end !== null)) {
    const usual = Date.parse(series.endsAt) - Date.parse(series.startsAt);
    const lasting = end === null ? usual : Date.parse(end) - Date.parse(start ?? at);
    moved[trait.end] = new Date(Date.parse(first) + lasting).toISOString();
  }
  const rule = movedRule({ series, at, start, by, given: values[trait.repeats.rule] });
  return { values: rule === null ? moved : { ...moved, [trait.repeats.rule]: rule }, by };
}

/** The rule after a move: on other days where the day is another, with the exceptions it had. */
function movedRule(change: {
  series: Series;
  at: string;
  start: string | null;
  by: number;
  given: unknown;
}): string | null {
  const { series, at, start, by, given } = change;
  if (given === null || (given === undefined && by === 0)) return null;
  const { except } = parseRecurrence(series.recurrence);
  const wanted = rulesIn(given) ?? movedRecurrence(series.recurrence, at, start ?? at, series.timeZone);
  if (wanted === null) return null;
  const kept = except.map((one) => onTheWall(one, by, series.timeZone)).sort();
  return formatRecurrence({ rule: parseRecurrence(wanted).rule, except: kept });
}

/** A rule as a request gives it; what can't be read is left for the field to refuse. */
function rulesIn(given: unknown): string | null {
  if (typeof given !== 'string') return null;
  try {
    return formatRecurrence(parseRecurrence(given));
  } catch (error) {
    if (error instanceof Invalid) throw invalidField('recurrence', error.issue.code, error.issue.parameters);
    throw error;
  }
}

function instantIn(module: Module, name: string, values: Values, { context }: WriteScope): string | null {
  const field = module.fields.get(name);
  if (!field || values[name] === undefined || values[name] === null) return null;
  try {
    return field.type.parse(values[name], field, context.filters) as string;
  } catch (error) {
    if (error instanceof Invalid) throw invalidField(name, error.issue.code, error.issue.parameters);
    throw error;
  }
}

/** The values that an occurrence has as the series has them, without what makes it a series. */
function copyOf({ module, record, trait: { repeats } }: Held): Values {
  const left = new Set([repeats.rule, repeats.series, repeats.occurrence]);
  const copied = [...module.fields.values()].filter(
    ({ kernel, type, name }) =>
      (!kernel || name === 'owner' || name === 'department') && !type.computed && !left.has(name),
  );
  return Object.fromEntries(copied.map(({ name }) => [name, record[name]]));
}

/** When the occurrence is as the series says. */
function timesOf({ trait, series, at }: Held): Values {
  const lasting = Date.parse(series.endsAt) - Date.parse(series.startsAt);
  const end = new Date(Date.parse(at) + lasting).toISOString();
  return { [trait.start]: at, ...(trait.end === undefined ? {} : { [trait.end]: end }) };
}

/** The rule with its last occurrence before the one at hand. */
function endedBefore({ series, at }: Held): string {
  const { rule, except } = parseRecurrence(series.recurrence);
  const until = basicInstant(new Date(Date.parse(at) - 1000).toISOString());
  return formatRecurrence({
    rule: { ...rule, count: null, until },
    except: except.filter((one) => one < at),
  });
}

/** The records that stand for occurrences of the series. */
async function membersOf(held: Held): Promise<({ id: number } & Values)[]> {
  const found: ({ id: number } & Values)[] = [];
  for (let after = 0; ; ) {
    const where = { [held.trait.repeats.series]: held.record.id, id: { gt: after } };
    const page = await asSystem(held).find(definitionOf(held), { where, sort: 'id', limit: 200 });
    found.push(...page);
    const last = page.at(-1);
    if (!last || page.length < 200) return found;
    after = last.id;
  }
}

async function laterOnes(held: Held): Promise<({ id: number } & Values)[]> {
  const name = held.trait.repeats.occurrence;
  return (await membersOf(held)).filter((member) => (member[name] as string) >= held.at);
}

function update(held: Held, id: number, values: Values): Promise<unknown> {
  return held.scope.work.update(definitionOf(held), id, values);
}

function definitionOf({ module }: Held): Parameters<Work['update']>[0] {
  return module.definition as unknown as Parameters<Work['update']>[0];
}

function asSystem({ scope }: Held): {
  create(definition: Parameters<Work['update']>[0], values: Values): Promise<{ id: number }>;
  update: Work['update'];
  remove: Work['remove'];
  find(
    definition: Parameters<Work['update']>[0],
    query: Parameters<Work['find']>[1],
  ): Promise<({ id: number } & Values)[]>;
} {
  return scope.work.asSystem('part of a series') as never;
}

function wallTime(instant: string, timeZone: string): number {
  return Date.parse(`${wallClock(new Date(instant), timeZone).replace(' ', 'T')}:${instant.slice(17, 19)}Z`);
}

/** An instant moved by so many milliseconds on the wall clock of a zone. */
function onTheWall(instant: string, by: number, timeZone: string): string {
  const wall = new Date(wallTime(instant, timeZone) + by).toISOString();
  return instantOf(wall.slice(0, 19).replace('T', ' '), timeZone).toISOString();
}

function nothingRepeats(): ProblemError {
  return new ProblemError('state', { zh: '这项日程不重复', en: 'This does not repeat' });
}
