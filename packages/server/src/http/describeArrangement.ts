import {
  type AnyModuleDefinition,
  type ArrangedField,
  type ArrangementAnswer,
  asDeclared,
  comparedBy,
  declaredLayout,
  duplicateRules,
  isIndispensable,
  isPlaceable,
  type Module,
  type ModuleField,
  type Registry,
  roleLayouts,
  standardLayout,
} from '@gejie/core';
import { elevated } from '../access/elevation.ts';
import type { Session } from '../access/session.ts';
import type { KeptFacts } from '../customization/layoutWorkshop.ts';
import { isSearchable, searchedNames } from '../customization/searchedFields.ts';
import { describeField } from './describeField.ts';

/**
 * What is shown of a module and where, for those who arrange it: they see every field, whatever their own roles hide.
 * @param declared the module without what administrators have made of it
 */
export function describeArrangement(
  session: Session,
  registry: Registry,
  module: Module,
  declared: AnyModuleDefinition,
  { version, roles }: KeptFacts,
): ArrangementAnswer {
  const whole = elevated(session, 'arranging a module');
  const { rules } = module.definition.arrangement ?? asDeclared;
  const bare: Module = { ...module, definition: { ...declared, arrangement: undefined } };
  const unruled: Module = { ...module, definition: { ...module.definition, arrangement: undefined } };
  const declaredSearch = Object.entries(declared.fields).map(([name, { search }]) => ({ name, search }));
  return {
    version,
    standard: standardLayout(module),
    variants: roleLayouts(module),
    rules,
    list: [...module.definition.list],
    search: searchedNames(module),
    duplicates: rulesOf(module),
    declared: {
      standard: declaredLayout(bare),
      list: [...declared.list],
      search: declaredSearch
        .filter(({ name, search }) => search && name !== module.title)
        .map(({ name }) => name),
      duplicates: rulesOf(bare),
    },
    fields: [...module.fields.values()].map((field) => arranged(whole, registry, unruled, field)),
    related: module.backlinks.map(({ name, label }) => ({ name, label })),
    roles,
  };
}

function rulesOf(module: Module): string[][] {
  return duplicateRules(module).map((rule) => rule.map(({ field }) => field.name));
}

function arranged(session: Session, registry: Registry, module: Module, field: ModuleField): ArrangedField {
  return {
    ...describeField(session, registry, module, field, () => true),
    placeable: isPlaceable(field),
    indispensable: isPlaceable(field) && isIndispensable(field),
    comparable: comparedBy(module, field.name) !== undefined,
    searchable: !field.kernel && !field.custom && field.name !== module.title && isSearchable(field),
  };
}
