import {
  closestCenter,
  DndContext,
  MouseSensor,
  TouchSensor,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import type { ReactNode } from 'react';
import { useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import { announce } from '../../ui/announce.ts';

export interface SortableListProps<Item> {
  items: readonly Item[];
  className: string;
  /** What the list is, for screen readers. */
  label: string;
  keyOf(item: Item): string;
  /** What the item is called when it is moved. */
  nameOf(item: Item): string;
  /** @param to its place afterwards, from 0 */
  onMove(item: Item, to: number): void;
  children(item: Item, handle: ReactNode): ReactNode;
}

/** A list put in order by dragging its handles, or with the arrow keys on them. */
export function SortableList<Item>(props: SortableListProps<Item>) {
  const { items, className, label, keyOf, nameOf, onMove, children } = props;
  const t = useText();
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 4 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 200, tolerance: 8 } }),
  );
  const places = new Map(items.map((item, index) => [keyOf(item), index]));
  const move = (item: Item, to: number) => {
    if (to < 0 || to >= items.length || to === places.get(keyOf(item))) return;
    onMove(item, to);
    announce(t('workshop.moved', { name: nameOf(item), place: to + 1 }));
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={({ active, over }) => {
        const item = items[places.get(String(active.id)) ?? -1];
        if (item !== undefined && over) move(item, places.get(String(over.id)) ?? -1);
      }}
    >
      <ul className={className} aria-label={label}>
        {items.map((item, index) => (
          <Row key={keyOf(item)} id={keyOf(item)} name={nameOf(item)} onStep={(by) => move(item, index + by)}>
            {(handle) => children(item, handle)}
          </Row>
        ))}
      </ul>
    </DndContext>
  );
}

interface RowProps {
  id: string;
  name: string;
  onStep(by: number): void;
  children(handle: ReactNode): ReactNode;
}

const steps: Record<string, number> = { ArrowUp: -1, ArrowDown: 1 };

function Row({ id, name, onStep, children }: RowProps) {
  const t = useText();
  const { setNodeRef: drop, isOver } = useDroppable({ id });
  const { setNodeRef: drag, setActivatorNodeRef, listeners, transform, isDragging } = useDraggable({ id });
  const handle = (
    <button
      type="button"
      ref={setActivatorNodeRef}
      className="btn btn-icon drag-handle"
      aria-label={t('workshop.move', { name })}
      title={t('workshop.move', { name })}
      {...listeners}
      onKeyDown={(event) => {
        const by = steps[event.key];
        if (by === undefined) return;
        event.preventDefault();
        onStep(by);
      }}
    >
      <Icon name="drag" size={13} />
    </button>
  );
  return (
    <li
      ref={(node) => {
        drop(node);
        drag(node);
      }}
      className={`sortable${isDragging ? ' sortable-lifted' : ''}${isOver && !isDragging ? ' sortable-over' : ''}`}
      style={transform ? { transform: `translateY(${transform.y}px)` } : undefined}
    >
      {children(handle)}
    </li>
  );
}
