import type { DragEvent } from 'react';

/** How records that are dragged out of a list are told from anything else that is dragged. */
export const carriedType = 'application/x-gejie-records';

interface Carried {
  path: string;
  ids: number[];
}

/** Lets records be dropped on what takes them. */
export function carry(event: DragEvent, carried: Carried): void {
  event.dataTransfer.setData(carriedType, JSON.stringify(carried));
  event.dataTransfer.effectAllowed = 'move';
}

/** The records that were dropped; null when it was something else. */
export function carriedBy(event: DragEvent): Carried | null {
  const text = event.dataTransfer.getData(carriedType);
  return text === '' ? null : (JSON.parse(text) as Carried);
}
