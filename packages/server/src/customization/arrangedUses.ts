import {
  type FieldUse,
  fieldRuleKinds,
  inLanguage,
  type Language,
  type Layout,
  type Module,
  type ModuleField,
  type Registry,
} from '@gejie/core';
import { isNamed, type Names } from './fieldNamed.ts';

const standardName = { zh: '标准布局', en: 'Standard' };

/** Where administrators have placed a field by hand: in layouts, in their conditions, in the columns of lists. */
export function arrangedUses(
  names: Names,
  module: Module,
  field: ModuleField,
  registry: Registry,
  language: Language,
): FieldUse[] {
  const arrangement = module.definition.arrangement;
  const standard = arrangement?.standard
    ? [{ ...arrangement.standard, name: inLanguage(standardName, language) }]
    : [];
  const layouts = [...standard, ...(arrangement?.variants ?? [])].filter((layout) =>
    isPlaced(layout, field.name),
  );
  return [
    ...layouts.map(({ name }): FieldUse => ({ kind: 'layout', label: name, of: null })),
    ...conditionUses(names, module, field, language),
    ...listUses(names, registry, language),
  ];
}

function isPlaced({ sections, facts, quickCreate }: Layout, name: string): boolean {
  const placed = sections.flatMap(({ fields }) => fields.map((entry) => entry.field));
  return [...placed, ...facts, ...quickCreate].includes(name);
}

/** Other fields that are shown, asked for or locked by what it holds. */
function conditionUses(names: Names, module: Module, field: ModuleField, language: Language): FieldUse[] {
  return Object.entries(module.definition.arrangement?.rules ?? {}).flatMap(([name, rules]): FieldUse[] => {
    const other = module.fields.get(name);
    const rests = fieldRuleKinds.some((kind) => isNamed(rules[kind]?.when, module.name, names));
    return other && name !== field.name && rests
      ? [{ kind: 'condition', label: inLanguage(other.label, language), of: null }]
      : [];
  });
}

/** Columns, also of other modules' lists, which look through a reference. */
function listUses(names: Names, registry: Registry, language: Language): FieldUse[] {
  return registry.modules.flatMap(({ name, label, definition }): FieldUse[] =>
    definition.arrangement?.list?.some((column) => names(column, name))
      ? [{ kind: 'list', label: inLanguage(label, language), of: null }]
      : [],
  );
}
