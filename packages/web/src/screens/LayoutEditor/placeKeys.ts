import type { KeyboardCoordinateGetter } from '@dnd-kit/core';

const steps: Record<string, 1 | -1> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Arrow keys carry a field from one place to the next, in the order they are read. */
export const placeKeys: KeyboardCoordinateGetter = (event, { context }) => {
  const step = steps[event.code];
  const carried = context.collisionRect;
  if (!step || !carried) return undefined;
  event.preventDefault();
  const places = context.droppableContainers
    .getEnabled()
    .flatMap(({ id, node }) => {
      const rect = context.droppableRects.get(id);
      return rect ? [{ id, node: node.current, rect }] : [];
    })
    .toSorted((a, b) => a.rect.top - b.rect.top || a.rect.left - b.rect.left);
  const next = places[places.findIndex(({ id }) => id === context.over?.id) + step];
  if (!next) return undefined;
  next.node?.scrollIntoView({ block: 'nearest' });
  return {
    x: next.rect.left + (next.rect.width - carried.width) / 2,
    y: next.rect.top + (next.rect.height - carried.height) / 2,
  };
};
