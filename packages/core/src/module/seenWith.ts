import type { FieldPath, Holder, Module } from './module.ts';

/** @throws Error when that leads back: who sees which of the two would not come to an end */
export function holdersOf(module: Module, all: ReadonlyMap<string, Module>): Holder[] {
  return (module.definition.seenThrough ?? []).flatMap((name) => {
    const field = module.fields.get(name);
    const targets = (field?.targets ?? []).flatMap((target) => all.get(target) ?? []);
    if (targets.some(({ definition }) => definition.seenThrough))
      throw new Error(`${module.name} is seen through what is itself seen through others`);
    return field ? [{ field, targets }] : [];
  });
}

/** What its records hang on. @throws Error when that is no reference to any of several modules */
export function hungOn(module: Module, all: ReadonlyMap<string, Module>): Module['hung'] {
  const { hangsOn } = module.definition;
  if (hangsOn === undefined) return null;
  const field = module.fields.get(hangsOn);
  if (field?.type.refersTo !== 'any')
    throw new Error(`${module.name} hangs on ${hangsOn}, which is no reference to any of several modules`);
  return { field, targets: (field.targets ?? []).flatMap((name) => all.get(name) ?? []) };
}

/** Where its records name the departments to which writing is bound. @throws Error when none are named there */
export function boundBy(module: Module, all: ReadonlyMap<string, Module>): FieldPath | null {
  const { writtenWithin } = module.definition;
  if (!writtenWithin) return null;
  const [name = '', beyond] = writtenWithin.departments.split('.');
  const first = module.fields.get(name);
  const target = beyond === undefined ? undefined : all.get(first?.targets?.[0] ?? '');
  const field = beyond === undefined ? first : target?.fields.get(beyond);
  if (!first || field?.type.refersTo !== 'many' || field.targets?.[0] !== 'department')
    throw new Error(
      `${module.name} is written within ${writtenWithin.departments}, which names no departments`,
    );
  return { through: target ? [{ field: first, target }] : [], field };
}
