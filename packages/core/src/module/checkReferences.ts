import type { Module, ModuleField } from './module.ts';

/** @throws Error for what a module names that is not there, or not of the kind it takes it for */
export function checkReferences(module: Module, all: ReadonlyMap<string, Module>): void {
  const { definition } = module;
  for (const field of module.fields.values()) {
    for (const target of field.targets ?? []) {
      if (!all.has(target))
        throw new Error(`${module.name}.${field.name} points at ${target}, which is no module`);
    }
    if (field.type.filtersIn) checkSubject(module, field, all);
    if (field.process) checkProcess(module, field, all);
    if (field.rateOf !== undefined && !module.fields.get(field.rateOf)?.type.refersByKey)
      throw new Error(`${module.name}.${field.name} is the rate of ${field.rateOf}, which is no currency`);
    refuseMixedSum(`${module.name}.${field.name}`, all.get(field.rollup?.of ?? ''), field.rollup?.sum);
    refuseMixedSum(`${module.name}.${field.name}`, all.get(field.rollup?.of ?? ''), field.rollup?.max);
    if (field.rollup && !all.get(field.rollup.of)?.fields.has(field.rollup.by)) {
      throw new Error(
        `${module.name}.${field.name} rolls up ${field.rollup.of}.${field.rollup.by}, which does not exist`,
      );
    }
  }
  checkMenu(module, all);
  refuseMixedSum(`The board of ${module.name}`, module, definition.board?.sum);
  const named = [
    definition.title,
    ...(definition.leads === undefined ? [] : [definition.leads]),
    ...definition.list,
    ...(definition.layout?.facts ?? []),
  ];
  for (const name of named) {
    if (!module.fields.has(name.split('.')[0] ?? ''))
      throw new Error(`${module.name} names ${name}, which is no field`);
  }
}

/** What stands under another in the menu stands in the same area, and under one that has an entry of its own. */
function checkMenu({ name, definition }: Module, all: ReadonlyMap<string, Module>): void {
  if (definition.menuUnder === undefined) return;
  const above = all.get(definition.menuUnder)?.definition;
  if (above?.area !== definition.area || above.menuUnder !== undefined)
    throw new Error(`${name} cannot stand under ${definition.menuUnder} in the menu`);
}

/** Amounts in several currencies are no sum: yuan and dollars are first brought to the company's currency. */
function refuseMixedSum(place: string, module: Module | undefined, field: string | undefined): void {
  if (module?.fields.get(field ?? '')?.currencyField)
    throw new Error(`${place} adds up ${module.name}.${field}, amounts in several currencies`);
}

/** A condition is about a module that exists, or one that a field of the record names. */
function checkSubject(module: Module, field: ModuleField, all: ReadonlyMap<string, Module>): void {
  const { over, overField } = field;
  const known = over !== undefined && all.has(over);
  const named = overField !== undefined && module.fields.get(overField)?.type.namesModules;
  if (!known && !named) throw new Error(`${module.name}.${field.name} is a condition over no module`);
}

/** The steps of a choice are in a record that it points at. */
function checkProcess(module: Module, field: ModuleField, all: ReadonlyMap<string, Module>): void {
  const target = module.fields.get(field.process?.link ?? '')?.targets?.[0] ?? '';
  const steps = all.get(target)?.fields.get(field.process?.steps ?? '');
  if (!steps?.type.listsSteps || steps.over !== module.name || steps.choicesOf !== field.name)
    throw new Error(`${module.name}.${field.name} has a process without steps`);
}
