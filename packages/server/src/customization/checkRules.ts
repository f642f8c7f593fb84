import {
  type FieldIssue,
  type FieldRule,
  type FieldRules,
  type Filter,
  fieldRuleKinds,
  fieldsNamedBy,
  Invalid,
  InvalidFilter,
  isIndispensable,
  isPlaceable,
  type Module,
  type ModuleField,
  plainFilter,
  quoted,
  type Registry,
} from '@gejie/core';
import type { ReadContext } from '../reading/readContext.ts';
import type { GivenRules } from './arrangementChange.ts';

/** Rules over fields as they are kept; mistakes are told below `rules`. */
export function readRules(
  module: Module,
  given: Record<string, GivenRules>,
  { registry, filters }: Pick<ReadContext, 'filters'> & { registry: Registry },
  issues: FieldIssue[],
): Record<string, FieldRules> {
  const rules: Record<string, FieldRules> = {};
  for (const [name, one] of Object.entries(given)) {
    const field = module.fields.get(name);
    if (!field || !isPlaceable(field)) {
      issues.push({ ...new Invalid('unknownField', { field: quoted(name) }).issue, field: `rules.${name}` });
      continue;
    }
    for (const kind of fieldRuleKinds) {
      const rule = one[kind];
      if (!rule) continue;
      const at = `rules.${name}.${kind}`;
      const read: FieldRule = rule.roles ? { roles: [...new Set(rule.roles)] } : {};
      if (rule.when && Object.keys(rule.when).length > 0) {
        const when = filterIn(rule.when, `${at}.when`, issues, (filter) =>
          plainFilter(filter, module, registry, filters),
        );
        if (when) read.when = when;
      }
      if (kind === 'visible' && read.when && fieldsNamedBy(read.when).includes(name))
        issues.push({ ...new Invalid('shownByItself', { field: field.label }).issue, field: `${at}.when` });
      if (keepsFrom(field, kind, read))
        issues.push({ ...new Invalid('mustBeTyped', { field: field.label }).issue, field: at });
      else if (isSaying(field, kind)) rules[name] = { ...rules[name], [kind]: read };
    }
  }
  return rules;
}

function filterIn(
  given: unknown,
  at: string,
  issues: FieldIssue[],
  read: (given: unknown) => Filter,
): Filter | null {
  try {
    return read(given);
  } catch (error) {
    if (error instanceof InvalidFilter)
      issues.push({ ...error.invalid.issue, field: error.path ? `${at}.${error.path}` : at });
    else if (error instanceof Invalid) issues.push({ ...error.issue, field: at });
    else throw error;
    return null;
  }
}

/** A record could not be made by whoever may not fill in what it needs. */
function keepsFrom(field: ModuleField, kind: keyof FieldRules, rule: FieldRule): boolean {
  if (!isIndispensable(field)) return false;
  return kind === 'visible' || (kind === 'readOnly' && rule.when === undefined);
}

/** What nobody types is read-only anyway, and can't be required. */
function isSaying(field: ModuleField, kind: keyof FieldRules): boolean {
  return kind === 'visible' || (!field.readOnly && !field.type.computed);
}
