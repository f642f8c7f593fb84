import {
  type AnyCalendarTrait,
  basicInstant,
  formatRecurrence,
  Invalid,
  type Module,
  type OccurrenceScope,
  parseRecurrence,
  type Work,
} from '@gejie/core';
import {
  atWallTime,
  countBefore,
  isOccurrence,
  movedRecurrence,
  type Series,
  seriesIn,
  wallTime,
} from '@gejie/core/recurrence';
import { memberRows } from '../database/calendar/memberRows.ts';
import { forbidden, invalidField, notFound, ProblemError } from '../problem.ts';
import { type HeldRow, holdRow } from './changeRow.ts';
import { definitionOf, membersOf, partOfSeries, type SeriesMember, tookPlace } from './seriesMembers.ts';
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
  const series = seriesIn(record, trait);
  if (record.deletedAt !== null || series === null) throw nothingRepeats();
  if (!may.edit) throw forbidden();
  if (!isOccurrence(series, occurrence)) throw invalidField('occurrence', 'notOccurrence');
  const own = which === 'this' ? await standsAlone(scope, module, id, occurrence) : undefined;
  if (own !== undefined) {
    // Whoever asks has not seen yet that somebody took it out of the series.
    if (values === null) await scope.work.remove(definitionOf(module), own);
    else await scope.work.update(definitionOf(module), own, values);
    return own;
  }
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

/**
 * The record that stands for one occurrence of a series; one that is as its series says is taken out of it.
 * @returns its id
 * @throws ProblemError like {@link changeOccurrence}, and for an occurrence that was called off
 */
export async function occurrenceOf(
  scope: WriteScope,
  module: Module,
  series: number,
  occurrence: string,
): Promise<number> {
  const members = (await memberRows(scope.db, module, [series])).filter(
    (one) => one.occurrence === occurrence,
  );
  if (members.length > 0 && members.every(({ deletedAt }) => deletedAt !== null))
    throw invalidField('occurrence', 'notOccurrence');
  return changeOccurrence(scope, module, series, { occurrence, scope: 'this', values: {} });
}

/** The record that an occurrence has already, changed by itself. */
async function standsAlone({ db }: WriteScope, module: Module, series: number, occurrence: string) {
  const members = await memberRows(db, module, [series]);
  return members.find((one) => one.occurrence === occurrence && one.deletedAt === null)?.id;
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
    const planned = (await laterOnes(held)).filter((one) => !tookPlace(held.trait, one));
    for (const { id } of planned) await asSystem(held).remove(definitionOf(held.module), id);
    await update(held, held.record.id, { [held.trait.repeats.rule]: endedBefore(held) });
    return held.record.id;
  },
  async all(held) {
    await held.scope.work.remove(definitionOf(held.module), held.record.id);
    return held.record.id;
  },
};

const changed: Record<OccurrenceScope, (held: Held, values: Values) => Promise<number>> = {
  async this(held, values) {
    const { repeats } = held.trait;
    const own = await asSystem(held).create(definitionOf(held.module), {
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
    const next = await asSystem(held).create(definitionOf(held.module), {
      ...copyOf(held),
      ...timesOf(held),
      [held.trait.repeats.rule]: formatRecurrence({
        rule: rest,
        except: [...new Set([...except, ...(await deletedOnes(held))])]
          .filter((one) => one >= held.at)
          .sort(),
      }),
    });
    for (const { id } of await laterOnes(held))
      await asSystem(held).update(definitionOf(held.module), id, { [held.trait.repeats.series]: next.id });
    await update(held, held.record.id, { [held.trait.repeats.rule]: endedBefore(held) });
    const { record } = await holdRow(held.scope, held.module, next.id);
    return changed.all({ ...held, record, series: seriesIn(record, held.trait) ?? held.series }, values);
  },
  async all(held, values) {
    await update(held, held.record.id, { ...values, ...shiftOf(held, values) });
    return held.record.id;
  },
};

/** What a change of one occurrence's times means for the whole series. */
function shiftOf({ module, trait, series, at, scope }: Held, values: Values): Values {
  const start = instantIn(module, trait.start, values, scope);
  const end = trait.end === undefined ? null : instantIn(module, trait.end, values, scope);
  const by = start === null ? 0 : wallTime(start, series.timeZone) - wallTime(at, series.timeZone);
  const moved: Values = {};
  const first = atWallTime(wallTime(series.startsAt, series.timeZone) + by, series.timeZone);
  if (start !== null) moved[trait.start] = first;
  if (trait.end !== undefined && (start !== null || end !== null)) {
    const usual = Date.parse(series.endsAt) - Date.parse(series.startsAt);
    const lasting = end === null ? usual : Date.parse(end) - Date.parse(start ?? at);
    moved[trait.end] = new Date(Date.parse(first) + lasting).toISOString();
  }
  const rule = movedRule({ series, at, start, by, given: values[trait.repeats.rule] });
  return rule === null ? moved : { ...moved, [trait.repeats.rule]: rule };
}

/** The rule after a move: on other days where the day is another. The exceptions it had move as the series does. */
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
  return formatRecurrence({ rule: parseRecurrence(wanted).rule, except });
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

/** The records that stand for this occurrence and those that follow. */
async function laterOnes(held: Held): Promise<SeriesMember[]> {
  const name = held.trait.repeats.occurrence;
  const members = await membersOf(held.scope.work.asSystem(partOfSeries), held.module, held.record.id);
  return members.filter((member) => (member[name] as string) >= held.at);
}

/** When occurrences were to start that were taken out by deleting them. */
async function deletedOnes({ scope, module, record }: Held): Promise<string[]> {
  const members = await memberRows(scope.db, module, [record.id]);
  return members.filter(({ deletedAt }) => deletedAt !== null).map(({ occurrence }) => occurrence);
}

function update(held: Held, id: number, values: Values): Promise<unknown> {
  return held.scope.work.update(definitionOf(held.module), id, values);
}

function asSystem({ scope }: Held): Pick<Work, 'update' | 'remove'> & {
  create(definition: Parameters<Work['update']>[0], values: Values): Promise<{ id: number }>;
} {
  return scope.work.asSystem(partOfSeries) as never;
}

function nothingRepeats(): ProblemError {
  return new ProblemError('state', { zh: '这项日程不重复', en: 'This does not repeat' });
}
