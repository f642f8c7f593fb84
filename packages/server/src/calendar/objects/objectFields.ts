import type { Module } from '@gejie/core';
import { entryFields } from '../entryFields.ts';
import { traitOf } from '../whose.ts';

/** Fields of a record that calendar programs are told of. */
export function fieldsOf(module: Module): string[] {
  const { notes, free, people, answers, todo } = traitOf(module);
  const { before, at } = module.definition.reminds ?? {};
  const names = [
    ...entryFields(module),
    notes,
    before?.field,
    at,
    people,
    ...Object.values(answers ?? {}).map(({ field }) => field),
    todo?.status,
    todo?.doneAt,
    todo?.priority?.field,
    ...Object.keys(free ?? {}),
    'createdAt',
    'updatedAt',
  ];
  return [...new Set(names.filter((name) => name !== undefined))];
}
