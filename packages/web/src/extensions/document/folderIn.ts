import type { Filter } from '@gejie/core';

/** The folder that a list shows: its id, null for what is in none, undefined for all. */
export function folderIn(where: Filter): number | null | undefined {
  const condition = (where as Record<string, unknown>).folder;
  if (typeof condition === 'number') return condition;
  if (typeof condition !== 'object' || condition === null) return undefined;
  if ('eq' in condition && typeof condition.eq === 'number') return condition.eq;
  return 'empty' in condition && condition.empty === true ? null : undefined;
}
