import type { DragEvent } from 'react';
import { carriedType } from '../../ui/carry.ts';

/** What is being dragged over a place: records of a list, or files from outside. */
export function dragged(event: DragEvent): 'records' | 'files' | null {
  const { types } = event.dataTransfer;
  if (types.includes(carriedType)) return 'records';
  return types.includes('Files') ? 'files' : null;
}

/** Files that were dropped or chosen; of dropped folders browsers give an entry without content. */
export function filesOf(list: FileList | null): File[] {
  return [...(list ?? [])].filter((file) => file.type !== '' || file.size > 0 || file.name.includes('.'));
}
