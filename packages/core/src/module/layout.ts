import type { Filter } from '../filter/filter.ts';
import { englishName } from '../messages/label.ts';
import type { SectionMetadata } from '../wire/metadata.ts';
import type { FieldRule, FieldRules, Layout, RoleLayout } from './arrangement.ts';
import type { Module, ModuleField } from './module.ts';
import type { AnyModuleDefinition } from './moduleDefinition.ts';

/** The last section, where fields stand that have come since. */
export const addedSection = { name: 'added', label: { zh: '更多信息', en: 'More' } };

/** Kernel fields that may stand in a section. */
const placeableKernel: ReadonlySet<string> = new Set(['owner', 'department']);

/** Whether a field may stand in a section. */
export function isPlaceable(field: Pick<ModuleField, 'kernel' | 'name'>): boolean {
  return !field.kernel || placeableKernel.has(field.name);
}

/** Without it no record could be made, so every layout has it, for everyone. */
export function isIndispensable(
  field: Pick<ModuleField, 'required' | 'requiredWhen' | 'readOnly' | 'type'>,
): boolean {
  return (
    (field.required === true || field.requiredWhen !== undefined) && !field.readOnly && !field.type.computed
  );
}

/** The layout of a module for somebody with these roles. */
export function layoutFor(module: Module, roles: readonly number[]): Layout {
  const own = module.definition.arrangement?.variants.find((variant) =>
    variant.roles.some((role) => roles.includes(role)),
  );
  return own ? completed(module, own) : standardLayout(module);
}

/** The layout for everyone who has none by role. */
export function standardLayout(module: Module): Layout {
  return completed(module, module.definition.arrangement?.standard ?? declaredLayout(module));
}

/** The layouts by role, as they are with the fields there are now. */
export function roleLayouts(module: Module): RoleLayout[] {
  return (module.definition.arrangement?.variants ?? []).map((variant) => ({
    ...variant,
    ...completed(module, variant),
  }));
}

/** The layout as the module declares it. */
export function declaredLayout({ definition, fields, backlinks }: Module): Layout {
  const { layout } = definition;
  const sections = Object.entries(layout?.sections ?? {}).map(
    ([name, section]): SectionMetadata => ({
      name,
      label: { zh: section.label, en: section.en ?? englishName(name) },
      fields: section.fields.map((entry) =>
        typeof entry === 'string' ? { field: entry, width: 'half' } : { ...entry },
      ),
    }),
  );
  const all: SectionMetadata = {
    name: 'main',
    label: { zh: '基本信息', en: 'Details' },
    fields: Object.keys(definition.fields).map((field) => ({ field, width: 'half' })),
  };
  const declared = sections.length > 0 ? sections : [all];
  const placed = new Set(declared.flatMap((section) => section.fields.map(({ field }) => field)));
  return {
    facts: [...(layout?.facts ?? [])],
    sections: declared,
    quickCreate: [...(layout?.quickCreate ?? asked(definition, fields))],
    related: [...(layout?.related ?? backlinks.map(({ name }) => name))],
    unused: [...fields.values()]
      .filter((field) => isPlaceable(field) && !field.custom && !placed.has(field.name))
      .map(({ name }) => name),
  };
}

/** What a record cannot be made without, where the definition does not say. */
function asked({ title }: AnyModuleDefinition, fields: ReadonlyMap<string, ModuleField>): string[] {
  return [...fields.values()]
    .filter((field) => field.name === title || (field.required && field.default === undefined))
    .map(({ name }) => name);
}

/** Fields that have gone fall out by themselves; those that have come since stand in a last section. */
function completed(module: Module, layout: Layout): Layout {
  const sections = layout.sections.map((section) => ({
    ...section,
    fields: section.fields.filter(({ field }) => module.fields.has(field)),
  }));
  const known = new Set([
    ...layout.unused,
    ...sections.flatMap((section) => section.fields.map(({ field }) => field)),
  ]);
  const come = [...module.fields.values()].filter(
    (field) =>
      isPlaceable(field) && !placeableKernel.has(field.name) && !field.hidden && !known.has(field.name),
  );
  const fields = come.map(({ name }) => ({ field: name, width: 'half' as const }));
  const has = (name: string) => module.fields.has(name.split('.')[0] ?? '');
  return {
    ...layout,
    sections: come.length > 0 ? [...sections, { ...addedSection, fields }] : sections,
    facts: layout.facts.filter(has),
    quickCreate: layout.quickCreate.filter(has),
    related: layout.related.filter((name) => module.backlinks.some((list) => list.name === name)),
  };
}

/** The conditions of a field as they hold for somebody. */
export interface FieldConditions {
  /** False: never shown to this person by the layout. */
  shown: boolean;
  visibleWhen?: Filter;
  requiredWhen?: Filter;
  readOnlyWhen?: Filter;
}

/** What the definition of a field says, and what its rules say to somebody with these roles. */
export function conditionsOf(
  field: Pick<FieldConditions, 'visibleWhen' | 'requiredWhen' | 'readOnlyWhen'>,
  rules: FieldRules | undefined,
  roles: readonly number[],
): FieldConditions {
  const { visible, required, readOnly } = rules ?? {};
  const shown = isFor(visible, roles);
  return {
    shown,
    visibleWhen: bothOf(field.visibleWhen, visible?.when),
    // Nobody is asked for what is not shown.
    requiredWhen: eitherOf(field.requiredWhen, shown ? holding(required, roles) : undefined),
    readOnlyWhen: eitherOf(field.readOnlyWhen, holding(readOnly, roles)),
  };
}

function isFor(rule: FieldRule | undefined, roles: readonly number[]): boolean {
  return rule?.roles === undefined || rule.roles.some((role) => roles.includes(role));
}

/** The filter of a rule, `{}` for always; undefined when it says nothing to this person. */
function holding(rule: FieldRule | undefined, roles: readonly number[]): Filter | undefined {
  return rule && isFor(rule, roles) ? (rule.when ?? {}) : undefined;
}

function bothOf(one: Filter | undefined, other: Filter | undefined): Filter | undefined {
  return one && other ? { all: [one, other] } : (one ?? other);
}

function eitherOf(one: Filter | undefined, other: Filter | undefined): Filter | undefined {
  return one && other ? { any: [one, other] } : (one ?? other);
}
