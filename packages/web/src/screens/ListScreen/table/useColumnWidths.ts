import type { ModuleMetadata } from '@gejie/core';
import { type RefObject, useLayoutEffect, useState } from 'react';
import { viewOf } from '../../../fields/index.ts';
import type { Column } from '../columns.ts';

export const checkWidth = 44;
export const narrowest = 72;
const titleAtLeast = 220;
const titleAtMost = 460;

export interface ColumnWidths {
  check: number;
  /** Pixels of the whole table. */
  total: number;
  of(name: string): number;
}

/** Chosen widths, else those that go with the column; the title takes what is left of the screen. */
export function useColumnWidths(
  scroller: RefObject<HTMLElement | null>,
  module: ModuleMetadata,
  columns: readonly Column[],
  chosen: Record<string, number>,
): ColumnWidths {
  const room = useWidth(scroller);
  const others = columns.filter((column) => column.name !== module.title);
  const taken = others.reduce((sum, column) => sum + (chosen[column.name] ?? usualWidth(column)), checkWidth);
  const forTitle = Math.min(titleAtMost, Math.max(titleAtLeast, room - taken));
  const of = (name: string) => {
    const column = columns.find((one) => one.name === name);
    if (chosen[name] !== undefined) return chosen[name];
    return name === module.title || !column ? forTitle : usualWidth(column);
  };
  const sum = checkWidth + columns.reduce((total, column) => total + of(column.name), 0);
  return { check: checkWidth, total: Math.max(sum, room), of };
}

/** Pixels of one Chinese character, and of what stands beside the text of a cell. */
const character = 13;
const besides = 42;

function usualWidth({ field, alignRight }: Column): number {
  const heading = field.label.zh.length * character + besides;
  if (field.choices) {
    const longest = Math.max(...field.choices.map((choice) => choice.label.zh.length));
    return Math.min(160, Math.max(heading, longest * character + besides));
  }
  if (alignRight) return Math.max(heading, 122);
  return viewOf(field).fullWidth ? 240 : 132;
}

function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    if (!element.current) return;
    setWidth(element.current.clientWidth);
    const observer = new ResizeObserver(([entry]) => entry && setWidth(entry.contentRect.width));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
