import { type AnyCalendarTrait, type Module, matches, type Work } from '@gejie/core';

type Values = Record<string, unknown>;

/** A record that stands for an occurrence of a series. */
export type SeriesMember = { id: number; version: number } & Values;

/** What the history says of occurrences that change because their series does. */
export const partOfSeries = 'part of a series';

/** The records that stand for occurrences of a series, as far as whoever works sees them. */
export async function membersOf(work: Work, module: Module, series: number): Promise<SeriesMember[]> {
  const { repeats } = module.definition.calendar ?? {};
  if (!repeats) return [];
  const found: SeriesMember[] = [];
  for (let after = 0; ; ) {
    const where = { [repeats.series]: series, id: { gt: after } };
    const query = { where, sort: 'id', limit: 200 };
    const page = (await work.find(definitionOf(module), query)) as unknown as SeriesMember[];
    found.push(...page);
    const last = page.at(-1);
    if (!last || page.length < 200) return found;
    after = last.id;
  }
}

/** Whether something was planned and came about: it belongs to what happened, whatever becomes of its series. */
export function tookPlace({ done, free }: AnyCalendarTrait, record: Values): boolean {
  return done !== undefined && matches(done, record) && !(free && matches(free, record));
}

/** A module as the doors of a transaction take it. */
export function definitionOf({ definition }: Module): Parameters<Work['update']>[0] {
  return definition as unknown as Parameters<Work['update']>[0];
}
