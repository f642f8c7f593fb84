import type { OperatorName } from '@gejie/core';

/** One part of the sentence: field, operator, value. */
export interface Clause {
  field: string;
  operator: OperatorName;
  /** Undefined while the user has not chosen one yet. */
  value: unknown;
}

/** Whether a clause says something: one without a value does not yet. */
export function isComplete({ operator, value }: Clause): boolean {
  if (!isGiven(value)) return false;
  if (operator === 'between') return Array.isArray(value) && value.length === 2 && value.every(isGiven);
  return !Array.isArray(value) || value.length > 0;
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

const several: readonly OperatorName[] = ['in', 'notIn'];
const ofOtherShape: readonly OperatorName[] = ['between', 'within', 'empty'];

/** Another operator keeps the value where that still makes sense. */
export function withOperator(clause: Clause, operator: OperatorName): Clause {
  const { field, value } = clause;
  if (ofOtherShape.includes(operator) || ofOtherShape.includes(clause.operator)) {
    return { field, operator, value: undefined };
  }
  const wasList = Array.isArray(value);
  const becomesList = several.includes(operator);
  if (wasList === becomesList) return { field, operator, value };
  if (becomesList) return { field, operator, value: isGiven(value) ? [value] : [] };
  return { field, operator, value: wasList ? value[0] : value };
}
