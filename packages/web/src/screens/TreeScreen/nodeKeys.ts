import type { KeyboardCoordinateGetter } from '@dnd-kit/core';

/** Up and down arrows carry somebody from name to name. */
export const nodeKeys: KeyboardCoordinateGetter = (event, { context }) => {
  const step = event.code === 'ArrowDown' ? 1 : event.code === 'ArrowUp' ? -1 : 0;
  if (step === 0) return undefined;
  event.preventDefault();
  const places = context.droppableContainers
    .getEnabled()
    .flatMap(({ id }) => {
      const rect = context.droppableRects.get(id);
      return rect ? [{ id, rect }] : [];
    })
    .toSorted((a, b) => a.rect.top - b.rect.top);
  const at = places.findIndex(({ id }) => id === context.over?.id);
  const next = places[at + step];
  return next && { x: next.rect.left, y: next.rect.top };
};
