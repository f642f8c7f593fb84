import type { AnyCalendarTrait, Module } from '@gejie/core';

/** @throws Error for a module that stands in no calendar */
export function traitOf({ definition, name }: Module): AnyCalendarTrait {
  if (!definition.calendar) throw new Error(`${name} stands in no calendar`);
  return definition.calendar;
}

/** Fields of a record that calendar programs are told of. */
export function fieldsOf(module: Module): string[] {
  const { start, end, allDay, timeZone, place, notes, repeats, free, people, answers, todo } =
    traitOf(module);
  const { before, at } = module.definition.reminds ?? {};
  const names = [
    module.title,
    start,
    end,
    allDay,
    timeZone,
    place,
    notes,
    repeats?.rule,
    repeats?.series,
    repeats?.occurrence,
    before?.field,
    at,
    people,
    ...Object.values(answers ?? {}).map(({ field }) => field),
    'owner',
    todo?.status,
    todo?.doneAt,
    todo?.priority?.field,
    ...Object.keys(free ?? {}),
    'createdAt',
    'updatedAt',
  ];
  return [...new Set(names.filter((name) => name !== undefined))];
}
