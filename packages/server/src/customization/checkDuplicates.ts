import { comparedBy, type FieldIssue, Invalid, isLookedFor, type Module, quoted } from '@gejie/core';

/** Rules for duplicates as they are kept: no field and no rule twice. Mistakes are collected under `duplicates.n`. */
export function readDuplicateRules(
  module: Module,
  given: readonly (readonly string[])[],
  issues: FieldIssue[],
): string[][] {
  const rules = new Map<string, string[]>();
  for (const [index, names] of given.entries()) {
    const field = `duplicates.${index}`;
    const unknown = names.find((name) => !comparedBy(module, name));
    if (unknown !== undefined) {
      issues.push({ ...new Invalid('unknownField', { field: quoted(unknown) }).issue, field });
      continue;
    }
    const isFound = names.some((name) => {
      const known = module.fields.get(name);
      return known !== undefined && isLookedFor(module, known);
    });
    if (!isFound) issues.push({ ...new Invalid('notLookedFor').issue, field });
    const rule = [...new Set(names)];
    const key = rule.toSorted().join();
    rules.set(key, rules.get(key) ?? rule);
  }
  return [...rules.values()];
}
