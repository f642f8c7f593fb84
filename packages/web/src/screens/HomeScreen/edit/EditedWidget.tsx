import { useDraggable } from '@dnd-kit/core';
import type { HomeWidget } from '@gejie/core';
import { type CSSProperties, type KeyboardEvent, useState } from 'react';
import { useText } from '../../../i18n/index.ts';
import { Icon } from '../../../theme/index.ts';
import { announce } from '../../../ui/announce.ts';
import { Menu, type MenuItem } from '../../../ui/Menu.tsx';
import { type Direction, resized, settled, stepped, swapped } from '../layout.ts';
import { WidgetTools } from '../WidgetBox.tsx';
import { WidgetContent } from '../WidgetPlace.tsx';
import type { Dragged } from './dragged.ts';
import { WidgetDialog } from './WidgetDialog.tsx';

interface EditedWidgetProps {
  widget: HomeWidget;
  widgets: HomeWidget[];
  narrow: boolean;
  style: CSSProperties | undefined;
  onChange(widgets: HomeWidget[]): void;
}

const directions: Record<string, Direction> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

const growth: Record<Direction, [w: number, h: number]> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
};

/** A widget with a handle to carry it by, a corner to pull at, and a menu that does the same by keyboard. */
export function EditedWidget({ widget, widgets, narrow, style, onChange }: EditedWidgetProps) {
  const t = useText();
  const [asking, setAsking] = useState(false);
  const move = useDraggable({ id: `move ${widget.id}`, data: { widget, deed: 'move' } satisfies Dragged });
  const size = useDraggable({
    id: `resize ${widget.id}`,
    data: { widget, deed: 'resize' } satisfies Dragged,
  });
  const { transform } = move;
  const grown = ([w, h]: [number, number]) => resized(widgets, widget.id, widget.w + w, widget.h + h);
  const remove = () => {
    onChange(settled(widgets.filter(({ id }) => id !== widget.id)));
    announce(t('home.removed'), { label: t('home.undo'), run: () => onChange(widgets) });
  };
  const byKey = (event: KeyboardEvent) => {
    const direction = directions[event.key];
    if (!direction) return;
    event.preventDefault();
    if (event.shiftKey) return onChange(grown(growth[direction]));
    onChange(
      narrow && (direction === 'up' || direction === 'down')
        ? swapped(widgets, widget.id, direction === 'up' ? -1 : 1)
        : stepped(widgets, widget.id, direction),
    );
  };
  const step = (direction: Direction): MenuItem => ({
    key: direction,
    label: t(`home.move.${direction}`),
    onSelect: () =>
      onChange(
        narrow
          ? swapped(widgets, widget.id, direction === 'up' ? -1 : 1)
          : stepped(widgets, widget.id, direction),
      ),
  });
  const grow = (direction: Direction): MenuItem => ({
    key: `grow-${direction}`,
    label: t(`home.grow.${direction}`),
    onSelect: () => onChange(grown(growth[direction])),
  });
  const tools = (_widget: HomeWidget, title: string) => (
    <span className="widget-tools">
      {!narrow && (
        <button
          ref={move.setActivatorNodeRef}
          type="button"
          className="btn btn-icon widget-handle"
          {...move.listeners}
          aria-label={t('home.carry', { title })}
          title={t('home.carryHint')}
          onKeyDown={byKey}
        >
          <Icon name="drag" size={14} />
        </button>
      )}
      <Menu
        label={t('home.widgetMenu', { title })}
        className="btn btn-icon"
        groups={[
          {
            key: 'set',
            items: [
              {
                key: 'settings',
                icon: 'settings',
                label: t('home.widgetSettings'),
                onSelect: () => setAsking(true),
              },
            ],
          },
          {
            key: 'move',
            items: narrow
              ? [step('up'), step('down')]
              : [step('up'), step('down'), step('left'), step('right')],
          },
          {
            key: 'size',
            items: narrow ? [] : [grow('right'), grow('left'), grow('down'), grow('up')],
          },
          {
            key: 'remove',
            items: [
              { key: 'remove', icon: 'trash', danger: true, label: t('home.remove'), onSelect: remove },
            ],
          },
        ]}
      >
        <Icon name="more" size={14} />
      </Menu>
    </span>
  );
  return (
    <div
      ref={move.setNodeRef}
      className={move.isDragging ? 'widget-place widget-carried' : 'widget-place'}
      style={{
        ...style,
        ...(transform ? { transform: `translate(${transform.x}px, ${transform.y}px)` } : {}),
      }}
    >
      <WidgetTools value={tools}>
        <WidgetContent widget={widget} />
      </WidgetTools>
      {!narrow && (
        <span ref={size.setNodeRef} className="widget-corner" {...size.listeners} aria-hidden="true" />
      )}
      {asking && (
        <WidgetDialog
          widget={widget}
          onClose={() => setAsking(false)}
          onDone={(changed) => {
            setAsking(false);
            onChange(widgets.map((one) => (one.id === widget.id ? { ...one, ...changed } : one)));
          }}
        />
      )}
    </div>
  );
}
