import {
  type AnyCalendarTrait,
  formatRecurrence,
  type Module,
  parseRecurrence,
  sameValue,
} from '@gejie/core';
import { isShifted, seriesIn, shiftedRecurrence, shiftedStart } from '@gejie/core/recurrence';
import { memberRows, moveOccurrences } from '../database/calendar/memberRows.ts';
import { eventsOf } from '../database/events/events.ts';
import { definitionOf, membersOf, partOfSeries, tookPlace } from './seriesMembers.ts';
import type { WriteScope } from './writeScope.ts';
import type { Written } from './written.ts';

type Values = Record<string, unknown>;

/**
 * A series that begins at another time, or follows another clock, takes along what was taken out of it; on other days of
 * the week, if it has to. CAL-01
 * @param given names of the fields that were given
 */
export function withMovedExceptions(
  { definition: { calendar } }: Module,
  record: Values,
  before: Values,
  given: ReadonlySet<string>,
): Values {
  if (!calendar?.repeats) return record;
  const [was, is] = [seriesIn(before, calendar), seriesIn(record, calendar)];
  if (!was || !is || !isShifted(was, is)) return record;
  const { rule } = calendar.repeats;
  return { ...record, [rule]: shiftedRecurrence(was, is, given.has(rule)) };
}

/** What becomes of the occurrences that stand by themselves when their series is written, and of it when they go for good. */
export async function followSeries(
  scope: WriteScope,
  module: Module,
  written: readonly Written[],
): Promise<void> {
  const { calendar } = module.definition;
  if (!calendar?.repeats) return;
  for (const one of written) await followed[one.kind]?.({ scope, module, trait: calendar, ...one });
}

interface Wrote extends Pick<Written, 'id' | 'before' | 'after'> {
  scope: WriteScope;
  module: Module;
  trait: AnyCalendarTrait;
}

const followed: Record<string, (wrote: Wrote) => Promise<void>> = {
  /** They stand for the occurrences that were moved. */
  async update({ scope, module, trait, id, before, after }) {
    const [was, is] = [before && seriesIn(before, trait), after && seriesIn(after, trait)];
    if (!was || !is || !isShifted(was, is)) return;
    const members = await memberRows(scope.db, module, [id]);
    await moveOccurrences(
      scope.db,
      module,
      members.map((member) => ({ id: member.id, occurrence: shiftedStart(member.occurrence, was, is) })),
    );
  },

  /** What is still planned goes along; what took place is what happened, and stays. */
  async delete({ scope, module, trait, id, before }) {
    if (!before || !seriesIn(before, trait)) return;
    const system = scope.work.asSystem(partOfSeries);
    for (const member of await membersOf(system, module, id))
      if (!tookPlace(trait, member)) await system.remove(definitionOf(module), member.id);
  },

  /** What went along comes back. */
  async restore({ scope, module, trait, id, after }) {
    if (!after || !seriesIn(after, trait)) return;
    const [deletion] = await eventsOf(scope.db, id, { limit: 1, kinds: ['delete'] });
    if (!deletion) return;
    const since = new Date(deletion.at).getTime();
    const system = scope.work.asSystem(partOfSeries);
    for (const member of await memberRows(scope.db, module, [id]))
      if (
        member.deletedAt !== null &&
        Date.parse(member.deletedAt) >= since &&
        (await wentAlong(scope, member.id))
      )
        await system.restore(definitionOf(module), member.id);
  },

  /** One that was deleted goes on being taken out of its series. */
  async purge({ scope, module, trait, before }) {
    const { repeats } = trait;
    const [series, at] = [repeats && before?.[repeats.series], repeats && before?.[repeats.occurrence]];
    if (!repeats || typeof series !== 'number' || typeof at !== 'string') return;
    const system = scope.work.asSystem(partOfSeries);
    const [record] = (await system.find(definitionOf(module), {
      where: { id: series },
      limit: 1,
    })) as unknown as Values[];
    const recurrence = record?.[repeats.rule];
    if (typeof recurrence !== 'string') return;
    const { rule, except } = parseRecurrence(recurrence);
    const text = formatRecurrence({ rule, except: [...new Set([...except, at])].sort() });
    if (!sameValue(text, recurrence))
      await system.update(definitionOf(module), series, { [repeats.rule]: text });
  },
};

/** Whether it was deleted because its series was. */
async function wentAlong({ db }: WriteScope, member: number): Promise<boolean> {
  const [deletion] = await eventsOf(db, member, { limit: 1, kinds: ['delete'] });
  return deletion?.elevation === partOfSeries;
}
