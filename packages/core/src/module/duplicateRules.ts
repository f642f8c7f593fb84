import type { NormalForm } from '../fields/fieldType.ts';
import type { Module, ModuleField } from './module.ts';

/** A field of a duplicate rule and what its values are compared by. */
export interface Compared {
  field: ModuleField;
  form: NormalForm;
}

/**
 * When two records of a module look like the same: each rule by itself says so, where all of its fields are alike. What
 * administrators have said goes before what the product brings, by which each field is a rule of its own. PLT-09
 */
export function duplicateRules(module: Module): Compared[][] {
  const { arrangement, duplicates = {} } = module.definition;
  const rules = arrangement?.duplicates ?? Object.keys(duplicates).map((name) => [name]);
  // A rule of a field that is gone would be a looser one than was meant.
  return rules.flatMap((names) => {
    const compared = names.flatMap((name) => comparedBy(module, name) ?? []);
    return compared.length === names.length && compared.some(({ field }) => isLookedFor(module, field))
      ? [compared]
      : [];
  });
}

/** What a field can be compared by; undefined for one that can't be. */
export function comparedBy(module: Module, name: string): Compared | undefined {
  const field = module.fields.get(name);
  if (!field || field.kernel || field.type.secret || field.about) return undefined;
  const form = (module.definition.duplicates as Record<string, NormalForm> | undefined)?.[name];
  const usual = form ?? field.type.sameness;
  return usual === undefined ? undefined : { field, form: usual };
}

/** Whether the search finds it: by at least one field of a rule the records are looked for that may be the same. */
export function isLookedFor(module: Module, field: ModuleField): boolean {
  return Boolean(field.search) || field.name === module.title;
}
