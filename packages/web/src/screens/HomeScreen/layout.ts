import { type HomeWidget, homeColumns, homeLimits } from '@gejie/core';

type Widgets = readonly HomeWidget[];

/** Widgets as they are read: from above to below, from left to right. */
export function inOrder(widgets: Widgets): HomeWidget[] {
  return [...widgets].sort((one, other) => one.y - other.y || one.x - other.x);
}

/**
 * No two in one place and no holes above any: each rises until it meets another. `held` was just put somewhere: what it
 * has passed by more than half gives way to it, the rest stays above.
 */
export function settled(widgets: Widgets, held?: HomeWidget): HomeWidget[] {
  const order = inOrder(widgets.filter(({ id }) => id !== held?.id));
  if (held) {
    const before = widgets.find(({ id }) => id === held.id);
    const edge = before && held.y > before.y ? held.y + held.h : held.y;
    const next = order.findIndex((one) => sharesColumn(one, held) && one.y + one.h / 2 > edge);
    order.splice(next < 0 ? order.length : next, 0, held);
  }
  const placed: HomeWidget[] = [];
  for (const widget of order) placed.push(placedAmong(widget, placed));
  const byId = new Map(placed.map((widget) => [widget.id, widget]));
  return widgets.flatMap(({ id }) => byId.get(id) ?? []);
}

function placedAmong(widget: HomeWidget, placed: Widgets): HomeWidget {
  const isFree = (y: number) => !placed.some((one) => overlaps(one, { ...widget, y }));
  let { y } = widget;
  while (!isFree(y)) y += 1;
  while (y > 0 && isFree(y - 1)) y -= 1;
  return { ...widget, y };
}

/** A widget put at a column and row. */
export function moved(widgets: Widgets, id: string, x: number, y: number): HomeWidget[] {
  const widget = widgets.find((one) => one.id === id);
  if (!widget) return [...widgets];
  return settled(widgets, { ...widget, x: clamped(x, 0, homeColumns - widget.w), y: Math.max(0, y) });
}

/** A widget made as wide and as high as said, within the grid. */
export function resized(widgets: Widgets, id: string, w: number, h: number): HomeWidget[] {
  return settled(
    widgets.map((one) =>
      one.id === id
        ? {
            ...one,
            w: clamped(w, leastWidth, homeColumns - one.x),
            h: clamped(h, leastHeight, homeLimits.height),
          }
        : one,
    ),
  );
}

const leastWidth = 2;
const leastHeight = 2;

export type Direction = 'left' | 'right' | 'up' | 'down';

/** One step by keyboard: a column to the side, or past the next widget above or below. */
export function stepped(widgets: Widgets, id: string, direction: Direction): HomeWidget[] {
  const widget = widgets.find((one) => one.id === id);
  if (!widget) return [...widgets];
  if (direction === 'left') return moved(widgets, id, widget.x - 1, widget.y);
  if (direction === 'right') return moved(widgets, id, widget.x + 1, widget.y);
  const beside = inOrder(widgets).filter((one) => one.id !== id && sharesColumn(one, widget));
  const next =
    direction === 'down'
      ? beside.find((one) => one.y >= widget.y + widget.h)
      : beside.findLast((one) => one.y + one.h <= widget.y);
  if (!next) return [...widgets];
  return moved(widgets, id, widget.x, direction === 'down' ? next.y + next.h - widget.h + 1 : next.y);
}

/** On a phone: changes places with the one before or after it, and so its size on a wide screen. */
export function swapped(widgets: Widgets, id: string, step: 1 | -1): HomeWidget[] {
  const order = inOrder(widgets);
  const at = order.findIndex((one) => one.id === id);
  const one = order[at];
  const other = order[at + step];
  if (!one || !other) return [...widgets];
  const slot = ({ x, y, w, h }: HomeWidget) => ({ x, y, w, h });
  return settled(
    widgets.map((widget) => {
      if (widget.id === one.id) return { ...widget, ...slot(other) };
      return widget.id === other.id ? { ...widget, ...slot(one) } : widget;
    }),
  );
}

/** Beneath all others. */
export function added(widgets: Widgets, widget: Omit<HomeWidget, 'x' | 'y'>): HomeWidget[] {
  const below = Math.max(0, ...widgets.map(({ y, h }) => y + h));
  return settled([...widgets, { ...widget, x: 0, y: below }]);
}

function overlaps(one: HomeWidget, other: HomeWidget): boolean {
  return sharesColumn(one, other) && one.y < other.y + other.h && other.y < one.y + one.h;
}

function sharesColumn(one: HomeWidget, other: HomeWidget): boolean {
  return one.x < other.x + other.w && other.x < one.x + one.w;
}

function clamped(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
