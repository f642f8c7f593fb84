import { columnWidths } from '@gejie/core';
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import type { Column } from '../../../fields/filter/column.ts';
import { useColumnLabel } from '../../../fields/filter/useColumnLabel.ts';
import { useText } from '../../../i18n/index.ts';

const step = 16;

export interface ColumnResizerProps {
  column: Column;
  /** Pixels. */
  width: number;
  /** While the edge is being dragged; null: it has been let go, or the drag given up. */
  onDrag(width: number | null): void;
  /** @param width null: as wide as usual again */
  onResize(width: number | null): void;
}

/** The right edge of a heading: dragged, or moved with the arrow keys; a double click or Home gives the usual width back. */
export function ColumnResizer({ column, width, onDrag, onResize }: ColumnResizerProps) {
  const t = useText();
  const columnLabel = useColumnLabel();
  const grip = useRef<{ x: number; width: number; now: number } | null>(null);
  const bounded = (wanted: number) =>
    Math.min(columnWidths.most, Math.max(columnWidths.least, Math.round(wanted)));
  const take = (event: PointerEvent<HTMLElement>) => {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    event.currentTarget.focus();
    grip.current = { x: event.clientX, width, now: width };
  };
  const drag = (event: PointerEvent<HTMLElement>) => {
    const { current } = grip;
    if (!current) return;
    current.now = bounded(current.width + event.clientX - current.x);
    onDrag(current.now);
  };
  const letGo = () => {
    const { current } = grip;
    grip.current = null;
    if (current && current.now !== current.width) onResize(current.now);
    onDrag(null);
  };
  const giveUp = () => {
    grip.current = null;
    onDrag(null);
  };
  const pressed = (event: KeyboardEvent<HTMLElement>) => {
    const to: Record<string, () => void> = {
      ArrowRight: () => onResize(bounded(width + step)),
      ArrowLeft: () => onResize(bounded(width - step)),
      Home: () => onResize(null),
      Escape: giveUp,
    };
    const act = to[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule that can be moved is not a thematic break
    <span
      className="resizer"
      role="separator"
      aria-orientation="vertical"
      aria-label={t('list.widthOf', { field: columnLabel(column) })}
      aria-valuenow={Math.round(width)}
      aria-valuemin={columnWidths.least}
      aria-valuemax={columnWidths.most}
      tabIndex={0}
      // The heading itself can be dragged; this edge must not start that.
      draggable
      onDragStart={(event) => {
        event.preventDefault();
        event.stopPropagation();
      }}
      onPointerDown={take}
      onPointerMove={drag}
      onPointerUp={letGo}
      onPointerCancel={giveUp}
      onDoubleClick={() => onResize(null)}
      onKeyDown={pressed}
    />
  );
}
