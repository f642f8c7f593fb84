import type { FieldRight, GrantableField, GrantableModule, Module, ModuleField, Registry } from '@gejie/core';
import { isAlwaysShown } from './rights.ts';

/** Kernel fields that no screen and no answer depends on a role for. */
const unspokenOf: ReadonlySet<string> = new Set(['id', 'version', 'deletedAt', 'deletedBy']);

/** What the rights of a role can speak of: every module with its fields, the custom ones included. ACC-03 */
export function grantableModules(registry: Registry): GrantableModule[] {
  const spokenOf = registry.modules.filter(({ definition }) => definition.readWith === undefined);
  return spokenOf.map((module) => ({
    path: module.path,
    label: module.label,
    area: module.definition.area,
    icon: module.definition.icon ?? module.name,
    ownership: module.ownership,
    everyoneSees: module.definition.everyoneSees ?? false,
    writtenWith: module.definition.writtenWith ?? null,
    fields: [...module.fields.values()]
      .filter(({ name }) => !unspokenOf.has(name))
      .map((field) => grantableField(module, field)),
  }));
}

function grantableField(module: Module, field: ModuleField): GrantableField {
  const { name, label, kernel, custom } = field;
  return { name, label, kernel, custom, rights: rightsFor(module, field) };
}

/** A secret is never answered: only its input is there or not. Where a function stands for writing, roles add nothing. */
function rightsFor(module: Module, { name, readOnly, type }: ModuleField): FieldRight[] {
  const written = !readOnly && !type.computed && module.definition.writtenWith === undefined;
  return [
    ...(isAlwaysShown(module, name) ? [] : (['hidden'] as const)),
    ...(type.secret ? [] : (['read'] as const)),
    ...(written ? (['write'] as const) : []),
  ];
}
