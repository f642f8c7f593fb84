import {
  convertedFilter,
  convertedFormula,
  convertedOperand,
  type FieldRules,
  type FieldUse,
  type FilterContext,
  fieldRuleKinds,
  fieldsNamedBy,
  Invalid,
  InvalidFilter,
  inLanguage,
  type Language,
  type ModuleField,
  plainFilter,
  type Registry,
} from '@gejie/core';
import type { Conversion } from './conversion.ts';
import { modulesAfter } from './followingFilters.ts';

type Rules = Record<string, FieldRules>;

/** Other fields of the module that speak of values of one that becomes another kind, as they will speak of them. */
export function followingFields({ module, from, to, context }: Conversion): ModuleField[] {
  const become = (value: string) => String(convertedOperand(value, from, to, context));
  return [...module.fields.values()].flatMap((field): ModuleField[] => {
    if (!field.custom || field.name === from.name) return [];
    const { expression, reads, dependsOn, choices } = field;
    if (expression !== undefined && reads?.includes(from.name)) {
      const turned = convertedFormula(expression, from.name, become);
      return turned === expression ? [] : [{ ...field, expression: turned }];
    }
    // What is no choice decides nothing; the values it decided by stay, for the day on which it is one again.
    if (dependsOn !== from.name || !to.choices || !choices) return [];
    return [{ ...field, choices: choices.map((one) => ({ ...one, onlyFor: one.onlyFor?.map(become) })) }];
  });
}

/**
 * The conditions of a layout as they will be; those that can't be asked any more are left out.
 * @returns null where none of them speaks of the field
 */
export function followingRules(
  rules: Rules,
  conversion: Conversion,
  registry: Registry,
  filters: FilterContext,
  language: Language,
): { rules: Rules; stops: FieldUse[] } | null {
  const { module, from } = conversion;
  const modules = modulesAfter(conversion, registry);
  const stops: FieldUse[] = [];
  let isNamed = false;
  const turned = Object.entries(rules).flatMap(([name, one]): [string, FieldRules][] => {
    const kept = fieldRuleKinds.flatMap((kind) => {
      const rule = one[kind];
      if (!rule) return [];
      if (!fieldsNamedBy(rule.when ?? {}).includes(from.name)) return [[kind, rule]];
      isNamed = true;
      const when = convertedFilter(rule.when ?? {}, module, registry, conversion);
      const asked = plainly(() => plainFilter(when, modules.module(module.name), modules, filters));
      if (asked) return [[kind, { ...rule, when: asked }]];
      const label = inLanguage((module.fields.get(name) ?? from).label, language);
      stops.push({ kind: 'condition', label, of: null });
      return [];
    });
    return kept.length > 0 ? [[name, Object.fromEntries(kept)]] : [];
  });
  return isNamed ? { rules: Object.fromEntries(turned), stops } : null;
}

function plainly<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof InvalidFilter || error instanceof Invalid) return null;
    throw error;
  }
}
