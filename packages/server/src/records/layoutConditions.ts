import { conditionsOf, type FieldConditions, type Module } from '@gejie/core';
import type { WriteScope } from './writeScope.ts';

/**
 * What the layout asks of those who fill in records themselves, by field: in a form, or in the dialog of an action. What
 * effects and actions write of their own, and what is written with full rights, is left alone: nobody sits before it.
 * @returns undefined when it asks nothing
 */
export function layoutConditions(
  { session, depth, isFilledIn }: WriteScope,
  module: Module,
): ReadonlyMap<string, FieldConditions> | undefined {
  const rules = Object.entries(module.definition.arrangement?.rules ?? {});
  if (rules.length === 0 || (depth > 0 && !isFilledIn) || session.user === null || session.elevation !== null)
    return undefined;
  return new Map(
    rules.flatMap(([name, rule]) => {
      const field = module.fields.get(name);
      return field ? [[name, conditionsOf(field, rule, session.roles)] as const] : [];
    }),
  );
}
