import type { Filter } from '@gejie/core';
import { type FilterPart, isGroup, isKept, treeOf } from './filterTree.ts';

/**
 * Whether a condition names a field that is there no more, or that the reader may not see: the server then asks it of
 * nothing, and what depends on it does nothing.
 * @param isThere of the name of a field, or of one beyond references
 */
export function namesGone(filter: Filter, isThere: (name: string) => boolean): boolean {
  const isGone = (part: FilterPart): boolean => {
    if (isKept(part)) return false;
    return isGroup(part) ? part.parts.some(isGone) : !isThere(part.field);
  };
  return treeOf(filter).parts.some(isGone);
}
