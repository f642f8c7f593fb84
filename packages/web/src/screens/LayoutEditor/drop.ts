import type { DragMoveEvent } from '@dnd-kit/core';
import type { Layout } from '@gejie/core';
import { find, type Place, sectionOf } from './layoutChanges.ts';

export const palettePlace = 'palette:';
export const sectionPlace = (name: string) => `section:${name}`;

/** Where what is carried would come to stand. */
export interface Drop {
  /** The place it is over: a field, a section, or what is left over. */
  over: string;
  /** Behind the field it is over. */
  after: boolean;
  /** Null: out of the sections. */
  place: Place | null;
}

export function dropAt(
  event: Pick<DragMoveEvent, 'active' | 'over' | 'delta' | 'activatorEvent'>,
  layout: Layout,
): Drop | null {
  const over = event.over && String(event.over.id);
  if (!event.over || !over || over === event.active.id) return null;
  if (over === palettePlace) return { over, after: false, place: null };
  if (over.startsWith('section:'))
    return { over, after: false, place: { section: over.slice('section:'.length), before: null } };
  const section = sectionOf(layout, over);
  if (!section) return null;
  const after = isBehind(event, find(layout, over)?.width === 'full');
  const names = layout.sections.find(({ name }) => name === section)?.fields.map(({ field }) => field) ?? [];
  const others = names.filter((name) => name !== event.active.id);
  const before = after ? (others[others.indexOf(over) + 1] ?? null) : over;
  return { over, after, place: { section, before } };
}

/** Past the middle: of a wide field from above, of others from the left. Keys always put before. */
function isBehind(
  { over, delta, activatorEvent }: Pick<DragMoveEvent, 'over' | 'delta' | 'activatorEvent'>,
  wide: boolean,
): boolean {
  const from = startOf(activatorEvent);
  if (!from || !over) return false;
  const { rect } = over;
  return wide || rect.width > window.innerWidth / 2
    ? from.y + delta.y > rect.top + rect.height / 2
    : from.x + delta.x > rect.left + rect.width / 2;
}

function startOf(event: Event): { x: number; y: number } | null {
  if (event instanceof MouseEvent) return { x: event.clientX, y: event.clientY };
  const touch = 'touches' in event ? (event as TouchEvent).touches[0] : undefined;
  return touch ? { x: touch.clientX, y: touch.clientY } : null;
}
