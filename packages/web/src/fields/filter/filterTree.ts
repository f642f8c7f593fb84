import { type Filter, isOperatorName } from '@gejie/core';
import { type Clause, isComplete } from './clauses.ts';

/** Conditions that stand together: all of them hold, or any of them; `negated` turns that round. */
export interface Group {
  joint: 'all' | 'any';
  negated: boolean;
  parts: FilterPart[];
}

/** What the builder has no controls for: shown as text, kept as it is. */
export interface Kept {
  kept: Filter;
}

export type FilterPart = Clause | Group | Kept;

export function isGroup(part: FilterPart): part is Group {
  return 'parts' in part;
}

export function isKept(part: FilterPart): part is Kept {
  return 'kept' in part;
}

/** A filter as the sentence it is built and read as. What it means is the same, however it was written. */
export function treeOf(filter: Filter): Group {
  const parts = partsOf(filter);
  const [only] = parts;
  if (parts.length === 1 && only && isGroup(only) && !only.negated) return only;
  return { joint: 'all', negated: false, parts };
}

/** The parts of a filter that must all hold. */
function partsOf(filter: Filter): FilterPart[] {
  return Object.entries(filter).flatMap(([key, value]): FilterPart[] => {
    if (key === 'all')
      return areFilters(value) ? value.flatMap(partsOf) : [{ kept: { all: value } as Filter }];
    if (key === 'any') return [anyOf(value)];
    if (key === 'not') return [turned(value)];
    return clausesOf(key, value);
  });
}

function anyOf(value: unknown): FilterPart {
  // None of nothing holds: there is no way to say so but the filter itself.
  if (!areFilters(value) || value.length === 0) return { kept: { any: value } as Filter };
  return { joint: 'any', negated: false, parts: value.map(memberOf) };
}

function turned(value: unknown): FilterPart {
  const inner = isFilter(value) ? memberOf(value) : null;
  if (inner === null || isKept(inner)) return { kept: { not: value } as Filter };
  if (isGroup(inner) && !inner.negated) return { ...inner, negated: true };
  return { joint: 'all', negated: true, parts: [inner] };
}

/** A whole filter as one part among others. */
function memberOf(filter: Filter): FilterPart {
  const parts = partsOf(filter);
  const [only] = parts;
  if (!only) return { kept: filter };
  return parts.length === 1 ? only : { joint: 'all', negated: false, parts };
}

function clausesOf(field: string, condition: unknown): FilterPart[] {
  if (condition === null) return [{ field, operator: 'empty', value: true }];
  if (typeof condition !== 'object') return [{ field, operator: 'eq', value: condition }];
  if ('id' in condition) return [{ field, operator: 'eq', value: condition }];
  const tests = Object.entries(condition);
  if (tests.length === 0) return [{ kept: { [field]: condition } as Filter }];
  return tests.map(([operator, value]): FilterPart => {
    if (!isOperatorName(operator)) return { kept: { [field]: { [operator]: value } } };
    const emptiness = value === null && (operator === 'eq' || operator === 'ne');
    return emptiness ? { field, operator: 'empty', value: operator === 'eq' } : { field, operator, value };
  });
}

/** The sentence as a filter again; what says nothing yet is left out. */
export function filterOf(root: Group): Filter {
  return groupFilter(root) ?? {};
}

function groupFilter({ joint, negated, parts }: Group): Filter | null {
  const filters = parts.map(partFilter).filter((filter) => filter !== null);
  const [only] = filters;
  if (!only) return null;
  const inner = filters.length === 1 ? only : joint === 'any' ? { any: filters } : merged(filters);
  return negated ? { not: inner } : inner;
}

function partFilter(part: FilterPart): Filter | null {
  if (isGroup(part)) return groupFilter(part);
  if (isKept(part)) return part.kept;
  if (!isComplete(part)) return null;
  const { field, operator, value } = part;
  return operator === 'eq' && typeof value !== 'object'
    ? { [field]: value as string | number | boolean }
    : { [field]: { [operator]: value } };
}

/** Several as one object where none asks twice about the same. */
function merged(filters: readonly Filter[]): Filter {
  const keys = filters.flatMap((filter) => Object.keys(filter));
  const apart = new Set(keys).size < keys.length || keys.some((key) => ['any', 'all', 'not'].includes(key));
  return apart ? { all: [...filters] } : Object.assign({}, ...filters);
}

/** Both filters at once, without needless layers. */
export function both(one: Filter, other: Filter): Filter {
  const parts = [...partsOf(one), ...partsOf(other)];
  return filterOf({ joint: 'all', negated: false, parts });
}

function isFilter(value: unknown): value is Filter {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function areFilters(value: unknown): value is Filter[] {
  return Array.isArray(value) && value.every(isFilter);
}
