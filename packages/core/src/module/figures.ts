import type { RollupSource } from '../fields/fieldDefinition.ts';
import { fieldsNamedBy } from '../filter/fieldsNamedBy.ts';
import type { Module } from './registry.ts';

/** A figure over records of another module, with the fields of theirs that it tells something of. */
export interface Figure {
  field: string;
  of: Module;
  tells: readonly string[];
}

/** The roll-ups of a module. */
export function figuresOf({ fields }: Module, all: ReadonlyMap<string, Module>): Figure[] {
  return [...fields.values()].flatMap(({ name, rollup }) => {
    const of = rollup && all.get(rollup.of);
    return of ? [{ field: name, of, tells: toldBy(rollup) }] : [];
  });
}

function toldBy({ by, sum, max, where }: RollupSource): string[] {
  // What is asked beyond a reference is known by the reference.
  const asked = fieldsNamedBy(where).map((name) => name.split('.')[0] ?? name);
  return [by, sum, max, ...asked].filter((name) => name !== undefined);
}
