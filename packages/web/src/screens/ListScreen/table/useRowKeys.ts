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

/** j and k move, Enter opens, x selects. Answers the index of the row the keys are on, -1 for none. */
export function useRowKeys({ selectable, records, selection, onOpen, show }: RowKeys): number {
  const [at, setAt] = useState(-1);
  const active = Math.min(at, records.length - 1);
  const move = (to: number) => {
    if (records.length === 0) return;
    const index = Math.max(0, Math.min(records.length - 1, to));
    setAt(index);
    show(index);
  };
  const current = records[active];
  useShortcut('j', () => move(active + 1));
  useShortcut('k', () => move(active - 1));
  useShortcut('ArrowDown', () => move(active + 1), active >= 0);
  useShortcut('ArrowUp', () => move(active - 1), active >= 0);
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
