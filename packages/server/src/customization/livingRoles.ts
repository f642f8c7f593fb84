import { type Arrangement, type FieldRule, type FieldRules, fieldRuleKinds } from '@gejie/core';

/**
 * An arrangement without the roles that have been deleted. What was said for them alone is as if nobody had said it; a
 * layout for them alone is kept, and nobody's.
 */
export function forLivingRoles(kept: Arrangement, living: ReadonlySet<number>): Arrangement {
  const alive = (roles: readonly number[]) => roles.filter((role) => living.has(role));
  const ruleLeft = (rule: FieldRule | undefined): FieldRule | undefined => {
    if (!rule?.roles) return rule;
    const roles = alive(rule.roles);
    return roles.length > 0 ? { ...rule, roles } : undefined;
  };
  const rules = Object.entries(kept.rules).flatMap(([name, one]): [string, FieldRules][] => {
    const left = fieldRuleKinds.flatMap((kind) => {
      const rule = ruleLeft(one[kind]);
      return rule ? [[kind, rule] as const] : [];
    });
    return left.length > 0 ? [[name, Object.fromEntries(left)]] : [];
  });
  return {
    ...kept,
    variants: kept.variants.map((variant) => ({ ...variant, roles: alive(variant.roles) })),
    rules: Object.fromEntries(rules),
  };
}
