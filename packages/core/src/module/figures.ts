import type { RollupSource } from '../fields/fieldSettings.ts';
import { fieldsNamedBy } from '../filter/fieldsNamedBy.ts';
import type { Figure, Module, ModuleField } from './module.ts';

/** The roll-ups of a module, and what its lines cost and earn. */
export function figuresOf({ fields }: Module, all: ReadonlyMap<string, Module>): Figure[] {
  return [...fields.values()].flatMap((field) => {
    const { name, rollup } = field;
    const of = rollup && all.get(rollup.of);
    return of ? [{ field: name, of, tells: toldBy(rollup) }] : earnedOn(field, all);
  });
}

/** What lines cost, and what is earned on them, tells what each thing costs that stands in them. INV-05 */
function earnedOn({ sells = [], costs, earned }: ModuleField, all: ReadonlyMap<string, Module>): Figure[] {
  const telling = costs === undefined ? [] : [costs, ...(earned === undefined ? [] : [earned])];
  return sells.flatMap((name) => {
    const of = all.get(name);
    const cost = of?.definition.sold?.cost;
    return of && cost ? telling.map((field) => ({ field, of, tells: [cost] })) : [];
  });
}

function toldBy({ by, sum, max, where }: RollupSource): string[] {
  // What is asked beyond a reference is known by the reference.
  const asked = fieldsNamedBy(where).map((name) => name.split('.')[0] ?? name);
  return [by, sum, max, ...asked].filter((name) => name !== undefined);
}
