import type { KeyboardCoordinateGetter } from '@dnd-kit/core';

/** Left and right arrows carry a card from column to column; up and down leave it where it is. */
export const columnKeys: KeyboardCoordinateGetter = (event, { currentCoordinates, context }) => {
  const step = event.code === 'ArrowRight' ? 1 : event.code === 'ArrowLeft' ? -1 : 0;
  if (step === 0) return undefined;
  event.preventDefault();
  const columns = context.droppableContainers
    .getEnabled()
    .flatMap(({ id }) => {
      const rect = context.droppableRects.get(id);
      return rect ? [{ id, rect }] : [];
    })
    .toSorted((a, b) => a.rect.left - b.rect.left);
  const at = columns.findIndex(({ id }) => id === context.over?.id);
  const next = columns[at + step];
  if (!next) return undefined;
  const column = document.querySelector(`[data-column="${CSS.escape(String(next.id))}"]`);
  column?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
  return { x: next.rect.left + 8, y: currentCoordinates.y };
};
