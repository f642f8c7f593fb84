import type { Filter } from '../filter/filter.ts';
import type { Module } from './module.ts';

/**
 * What is still going on among the records of a module: those that none of its choices says are over (`closed`).
 * Null where nothing ends.
 */
export function stillOpen({ fields }: Pick<Module, 'fields'>): Filter | null {
  const going = [...fields.values()].flatMap(({ name, choices = [] }) => {
    const ends = choices.filter(({ closed }) => closed !== undefined).map(({ value }) => value);
    return ends.length > 0 ? [{ [name]: { notIn: ends } }] : [];
  });
  return going.length > 0 ? { all: going } : null;
}
