import { type Filter, filterLimits } from '@gejie/core';
import { type FilterPart, filterOf, type Group, isGroup, isKept } from './filterTree.ts';

/** Whether the server would still take the filter once everything begun in it has been finished. */
export function fits(root: Group): boolean {
  const filter = filterOf(finished(root));
  return depthOf(filter) <= filterLimits.depth && testsIn(filter) <= filterLimits.conditions;
}

/** A group that has just been begun will hold two conditions at least, or it would be none. */
function finished(group: Group): Group {
  const parts = group.parts.map((part): FilterPart => {
    if (isGroup(part)) return finished(part);
    return isKept(part) ? part : condition(part.field);
  });
  const fewest = group.negated ? 1 : 2;
  const missing = Math.max(0, fewest - parts.length);
  return { ...group, parts: [...parts, ...Array.from({ length: missing }, () => condition('?'))] };
}

function condition(field: string): FilterPart {
  return { field, operator: 'eq', value: true };
}

function depthOf(filter: Filter): number {
  return 1 + Math.max(0, ...filtersIn(filter).map(depthOf));
}

function testsIn(filter: Filter): number {
  const own = Object.keys(filter).filter((key) => !['any', 'all', 'not'].includes(key)).length;
  return filtersIn(filter).reduce((sum, inner) => sum + testsIn(inner), own);
}

function filtersIn(filter: Filter): Filter[] {
  return Object.entries(filter).flatMap(([key, value]): Filter[] => {
    if (key === 'not') return [value as Filter];
    return key === 'any' || key === 'all' ? (value as Filter[]) : [];
  });
}
