import type { Condition } from '@gejie/core';
import { isEverything } from '../query/compileCondition.ts';

/**
 * How many people's records a reach has, as far as it names them: all of them without end, or none where it goes by
 * something else than the owner, such as a share.
 */
export function ownersReached(condition: Condition): number {
  if (isEverything(condition)) return Number.POSITIVE_INFINITY;
  if (condition.kind === 'any') return Math.max(0, ...condition.of.map(ownersReached));
  if (condition.kind === 'all') return Math.min(...condition.of.map(ownersReached));
  if (condition.kind !== 'test' || condition.through.length > 0) return 0;
  const { field, operator, operand } = condition;
  if (!field.kernel || field.name !== 'owner') return 0;
  if (operator === 'eq') return 1;
  return operator === 'in' && Array.isArray(operand) ? operand.length : 0;
}
