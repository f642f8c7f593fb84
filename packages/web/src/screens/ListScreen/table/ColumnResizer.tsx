import { type PointerEvent, useRef } from 'react';
import type { Column } from '../../../fields/filter/column.ts';
import { useColumnLabel } from '../../../fields/filter/useColumnLabel.ts';
import { useText } from '../../../i18n/index.ts';
import { narrowest } from './useColumnWidths.ts';

const step = 16;

export interface ColumnResizerProps {
  column: Column;
  /** Pixels. */
  width: number;
  onResize(width: number): void;
}

/** The right edge of a heading: dragged, or moved with the arrow keys. */
export function ColumnResizer({ column, width, onResize }: ColumnResizerProps) {
  const t = useText();
  const columnLabel = useColumnLabel();
  const grip = useRef<{ x: number; width: number } | null>(null);
  const resize = (wanted: number) => onResize(Math.max(narrowest, Math.round(wanted)));
  const take = (event: PointerEvent<HTMLElement>) => {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    grip.current = { x: event.clientX, width };
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule that can be moved is not a thematic break
    <span
      className="resizer"
      role="separator"
      aria-orientation="vertical"
      aria-label={t('list.widthOf', { field: columnLabel(column) })}
      aria-valuenow={width}
      aria-valuemin={narrowest}
      tabIndex={0}
      // The heading itself can be dragged; this edge must not start that.
      draggable
      onDragStart={(event) => {
        event.preventDefault();
        event.stopPropagation();
      }}
      onPointerDown={take}
      onPointerMove={(event) => grip.current && resize(grip.current.width + event.clientX - grip.current.x)}
      onPointerUp={() => {
        grip.current = null;
      }}
      onKeyDown={(event) => {
        if (event.key === 'ArrowRight') resize(width + step);
        if (event.key === 'ArrowLeft') resize(width - step);
      }}
    />
  );
}
