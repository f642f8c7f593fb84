import {
  DndContext,
  type DragMoveEvent,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import type { HomeWidget } from '@gejie/core';
import { homeColumns } from '@gejie/core';
import { useEffect, useRef, useState } from 'react';
import { useText } from '../../../i18n/index.ts';
import { useNarrow } from '../../../ui/useNarrow.ts';
import { inOrder, moved, resized } from '../layout.ts';
import { placeOf } from '../WidgetPlace.tsx';
import type { Dragged } from './dragged.ts';
import { EditedWidget } from './EditedWidget.tsx';

interface EditGridProps {
  widgets: HomeWidget[];
  onChange(widgets: HomeWidget[]): void;
}

/** The widgets of a page, to be carried about, made larger and smaller, set and taken away. */
export function EditGrid({ widgets, onChange }: EditGridProps) {
  const t = useText();
  const narrow = useNarrow();
  const grid = useRef<HTMLDivElement>(null);
  const [preview, setPreview] = useState<{ widgets: HomeWidget[]; dragged: Dragged } | null>(null);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 3 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 120, tolerance: 8 } }),
  );
  const after = ({ active, delta }: DragMoveEvent): { widgets: HomeWidget[]; dragged: Dragged } => {
    const dragged = active.data.current as Dragged;
    const { widget, deed } = dragged;
    const cell = cellOf(grid.current);
    const across = Math.round(delta.x / cell.width);
    const down = Math.round(delta.y / cell.height);
    return {
      dragged,
      widgets:
        deed === 'move'
          ? moved(widgets, widget.id, widget.x + across, widget.y + down)
          : resized(widgets, widget.id, widget.w + across, widget.h + down),
    };
  };
  const known = useRef(new Set(widgets.map(({ id }) => id)));
  // What is added comes last, below what the screen shows.
  useEffect(() => {
    const added = inOrder(widgets).findIndex(({ id }) => !known.current.has(id));
    known.current = new Set(widgets.map(({ id }) => id));
    grid.current?.children[added]?.scrollIntoView({ block: 'nearest' });
  }, [widgets]);
  const shown = preview?.widgets ?? widgets;
  const target = preview && shown.find(({ id }) => id === preview.dragged.widget.id);
  if (widgets.length === 0) return <p className="quiet home-bare">{t('home.bareEditing')}</p>;
  return (
    <DndContext
      sensors={sensors}
      onDragMove={(event) => setPreview(after(event))}
      onDragCancel={() => setPreview(null)}
      onDragEnd={(event) => {
        onChange(after(event).widgets);
        setPreview(null);
      }}
    >
      <div className="home-grid" ref={grid}>
        {inOrder(shown).map((widget) => {
          const dragged = preview?.dragged.widget.id === widget.id ? preview.dragged : null;
          // What is carried stays where it was taken up, and follows the pointer from there.
          const place = dragged?.deed === 'move' ? dragged.widget : widget;
          return (
            <EditedWidget
              key={widget.id}
              widget={widgets.find(({ id }) => id === widget.id) ?? widget}
              widgets={widgets}
              narrow={narrow}
              style={narrow ? undefined : placeOf(place)}
              onChange={onChange}
            />
          );
        })}
        {target && preview.dragged.deed === 'move' && (
          <div className="widget-target" style={placeOf(target)} aria-hidden="true" />
        )}
      </div>
    </DndContext>
  );
}

/** Pixels from one column to the next, and from one row to the next. */
function cellOf(grid: HTMLElement | null): { width: number; height: number } {
  if (!grid) return { width: 100, height: 48 };
  const style = getComputedStyle(grid);
  const gap = Number.parseFloat(style.columnGap) || 0;
  const inner =
    grid.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight);
  return {
    width: (inner + gap) / homeColumns,
    height: (Number.parseFloat(style.gridAutoRows) || 36) + gap,
  };
}
