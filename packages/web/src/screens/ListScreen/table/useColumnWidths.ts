import type { BilingualText, ModuleMetadata } from '@gejie/core';
import { type RefObject, useLayoutEffect, useState } from 'react';
import type { Column } from '../../../fields/filter/column.ts';
import { viewOf } from '../../../fields/index.ts';
import { useLabel } from '../../../i18n/index.ts';
import { lastRect, watchRect } from './scrollRect.ts';

export const checkWidth = 44;
const titleAtLeast = 220;
const titleAtMost = 460;

export interface ColumnWidths {
  check: number;
  /** Pixels of the whole table. */
  total: number;
  of(name: string): number;
  /** Draws a column as wide as its edge is being dragged; null: as it is kept. */
  drag(column: { name: string; width: number } | null): void;
}

/** Chosen widths, else those that go with the column; the title takes what is left of the screen. */
export function useColumnWidths(
  scroller: RefObject<HTMLElement | null>,
  module: ModuleMetadata,
  columns: readonly Column[],
  chosen: Record<string, number>,
): ColumnWidths {
  const label = useLabel();
  const room = useWidth(scroller);
  const [dragged, drag] = useState<{ name: string; width: number } | null>(null);
  const wished = dragged ? { ...chosen, [dragged.name]: dragged.width } : chosen;
  const others = columns.filter((column) => column.name !== module.title);
  const taken = others.reduce(
    (sum, column) => sum + (wished[column.name] ?? usualWidth(column, label)),
    checkWidth,
  );
  const forTitle = Math.min(titleAtMost, Math.max(titleAtLeast, room - taken));
  const of = (name: string) => {
    const column = columns.find((one) => one.name === name);
    if (wished[name] !== undefined) return wished[name];
    return name === module.title || !column ? forTitle : usualWidth(column, label);
  };
  const sum = checkWidth + columns.reduce((total, column) => total + of(column.name), 0);
  return { check: checkWidth, total: Math.max(sum, room), of, drag };
}

/** Pixels of a Chinese and of a Latin character, and of what stands beside the text of a cell. */
const wide = 13;
const slim = 7.4;
const besides = 42;
/** Characters a text field takes at most when companies are named in it. */
const roomForNames = 120;

function textWidth(text: string): number {
  return [...text].reduce((sum, letter) => sum + (letter > '\u2e7f' ? wide : slim), besides);
}

function usualWidth({ field, alignRight }: Column, label: (text: BilingualText) => string): number {
  const heading = textWidth(label(field.label));
  // Several of its choices, say, stand in one cell: the steps of a process.
  if (viewOf(field).fullWidth) return Math.max(heading, 240);
  if (field.choices) {
    const longest = Math.max(...field.choices.map((choice) => textWidth(label(choice.label))));
    return Math.min(170, Math.max(heading, longest));
  }
  if (alignRight) return Math.max(heading, 122);
  if (field.exact === 'second') return Math.max(heading, 184);
  return Math.max(heading, namesPlaces(field) ? 200 : field.targets ? 150 : 120);
}

/** Whether its values are as long as the name of a company: references to anything but people, and texts with room. */
function namesPlaces({ targets, max }: Column['field']): boolean {
  if (targets) return !targets.some((path) => path === 'users' || path === 'departments');
  return typeof max === 'number' && max >= roomForNames;
}

function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(lastRect().width);
  useLayoutEffect(
    () => (element.current ? watchRect(element.current, (rect) => setWidth(rect.width)) : undefined),
    [element],
  );
  return width;
}
