import type { AnsweredRecord } from '@gejie/core';
import { useState } from 'react';
import { useShortcut } from '../../../ui/shortcuts.ts';
import type { Selection } from '../useSelection.ts';

interface RowKeys {
  selectable: boolean;
  records: readonly AnsweredRecord[];
  selection: Selection;
  onOpen(id: number): void;
  /** Brings a row into sight. */
  show(index: number): void;
}

/**
 * j and k move, with shift they select on the way; Enter opens, x selects.
 * @returns the index of the row the keys are on, -1 for none
 */
export function useRowKeys({ selectable, records, selection, onOpen, show }: RowKeys): number {
  const [at, setAt] = useState(-1);
  const active = Math.min(at, records.length - 1);
  const current = records[active];
  // Only the two: a range from where something was clicked last would pick what the keys never passed.
  const selectUpTo = (index: number) => {
    for (const record of new Set([current, records[index]]))
      if (record && !selection.has(record.id)) selection.toggle(record.id);
  };
  const move = (to: number, event: KeyboardEvent) => {
    if (records.length === 0) return;
    const index = Math.max(0, Math.min(records.length - 1, to));
    if (event.shiftKey && selectable) selectUpTo(index);
    setAt(index);
    show(index);
  };
  useShortcut('j', (event) => move(active + 1, event));
  useShortcut('k', (event) => move(active - 1, event));
  useShortcut('ArrowDown', (event) => move(active + 1, event), active >= 0);
  useShortcut('ArrowUp', (event) => move(active - 1, event), active >= 0);
  useShortcut('x', () => current && selection.toggle(current.id), selectable && current !== undefined);
  useShortcut(
    'Enter',
    (event) => {
      const onControl = event.target instanceof HTMLElement && event.target.closest('button, a');
      if (onControl instanceof HTMLElement) onControl.click();
      else if (current) onOpen(current.id);
    },
    current !== undefined,
  );
  return active;
}
