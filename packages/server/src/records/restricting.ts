import { type Condition, everything, type Module, type ModuleField, parseFilter } from '@gejie/core';
import type { WriteScope } from './writeScope.ts';

/** Which of the records that point by a field keep what they point at from being deleted. */
export function restricting(
  { registry, context }: WriteScope,
  source: Module,
  { restrictsWhile }: ModuleField,
): Condition {
  if (!restrictsWhile) return everything;
  return parseFilter(restrictsWhile, source, registry, { ...context.filters, mayUse: undefined });
}
