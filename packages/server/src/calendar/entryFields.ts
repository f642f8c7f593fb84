import type { Module } from '@gejie/core';
import { traitOf } from './whose.ts';

/** Fields that say what stands in a calendar, whose it is, when and where: our own shows them, and so do other programs. */
export function entryFields(module: Module): string[] {
  const { start, end, allDay, timeZone, place, repeats } = traitOf(module);
  const names = [
    module.title,
    start,
    end,
    allDay,
    timeZone,
    place,
    repeats?.rule,
    repeats?.series,
    repeats?.occurrence,
    'owner',
  ];
  return names.filter((name) => name !== undefined);
}
