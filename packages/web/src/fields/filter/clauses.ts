import { type Filter, isOperatorName, type OperatorName } from '@gejie/core';

/** One part of the sentence: field, operator, value. */
export interface Clause {
  field: string;
  operator: OperatorName;
  /** Undefined while the user has not chosen one yet. */
  value: unknown;
}

/** A part that is no plain sentence (`any`, `not`): shown whole, removed whole. */
export interface Nested {
  nested: Filter;
}

export type FilterPart = Clause | Nested;

export function isNested(part: FilterPart): part is Nested {
  return 'nested' in part;
}

/** A filter as the parts of a sentence that are all true. */
export function partsOf(filter: Filter): FilterPart[] {
  if ('all' in filter && Array.isArray(filter.all)) return filter.all.flatMap(partsOf);
  if ('any' in filter || 'not' in filter) return [{ nested: filter }];
  return Object.entries(filter).flatMap(([field, condition]) => clausesOf(field, condition));
}

function clausesOf(field: string, condition: unknown): FilterPart[] {
  if (condition === null) return [{ field, operator: 'empty', value: true }];
  if (typeof condition !== 'object') return [{ field, operator: 'eq', value: condition }];
  return Object.entries(condition).map(([operator, value]) =>
    isOperatorName(operator) ? { field, operator, value } : { nested: { [field]: { [operator]: value } } },
  );
}

/** The parts as one filter again; those without a value yet are left out. */
export function filterOf(parts: readonly FilterPart[]): Filter {
  const filters = parts.filter(isComplete).map(toFilter);
  const merged: Record<string, unknown> = {};
  for (const filter of filters) {
    for (const [key, value] of Object.entries(filter)) {
      if (key in merged || isNestedKey(key)) return filters.length === 1 ? filter : { all: filters };
      merged[key] = value;
    }
  }
  return merged as Filter;
}

/** Whether a part says something: a clause without a value does not yet. */
export function isComplete(part: FilterPart): boolean {
  if (isNested(part)) return true;
  const { operator, value } = part;
  if (value === undefined || value === null || value === '') return false;
  if (operator === 'between') return Array.isArray(value) && value.length === 2 && value.every(isGiven);
  return !Array.isArray(value) || value.length > 0;
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

function toFilter(part: FilterPart): Filter {
  if (isNested(part)) return part.nested;
  const { field, operator, value } = part;
  return operator === 'eq' && typeof value !== 'object'
    ? { [field]: value as string | number | boolean }
    : { [field]: { [operator]: value } };
}

function isNestedKey(key: string): boolean {
  return key === 'any' || key === 'all' || key === 'not';
}

const several: readonly OperatorName[] = ['in', 'notIn'];
const ofOtherShape: readonly OperatorName[] = ['between', 'within', 'empty'];

/**
 * Another operator keeps the value where that still makes sense.
 * @param whetherEmpty what is asked first about a value: whether it is missing (true) or filled in
 */
export function withOperator(clause: Clause, operator: OperatorName, whetherEmpty = true): Clause {
  const { field, value } = clause;
  if (operator === 'empty') return { field, operator, value: whetherEmpty };
  if (ofOtherShape.includes(operator) || ofOtherShape.includes(clause.operator)) {
    return { field, operator, value: undefined };
  }
  const wasList = Array.isArray(value);
  const becomesList = several.includes(operator);
  if (wasList === becomesList) return { field, operator, value };
  if (becomesList) return { field, operator, value: isGiven(value) ? [value] : [] };
  return { field, operator, value: wasList ? value[0] : value };
}

/** `all`, `any` and `not` over what may be two filters, without needless layers. */
export function both(one: Filter, other: Filter): Filter {
  return filterOf([...partsOf(one), ...partsOf(other)]);
}
