import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  DragOverlay,
  type DragStartEvent,
  KeyboardSensor,
  MouseSensor,
  pointerWithin,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import type { AnsweredRecord, ModuleMetadata } from '@gejie/core';
import { useState } from 'react';
import { useText } from '../../i18n/index.ts';
import { ScreenSkeleton } from '../../ui/states.tsx';
import { BoardColumn } from './BoardColumn.tsx';
import type { BoardFilter } from './boardQuery.ts';
import { CardFace } from './CardFace.tsx';
import { columnKeys } from './columnKeys.ts';
import { ProcessSwitch } from './ProcessSwitch.tsx';
import { useAnnouncedDrag } from './useAnnouncedDrag.ts';
import { useBoardProcess } from './useBoardProcess.ts';
import { useMoving } from './useMoving.ts';
import { useTally } from './useTally.ts';
import './board.css';

interface BoardScreenProps {
  module: ModuleMetadata;
  query: BoardFilter;
  /** Id of the process to show, or `none` for records without one; absent: the default. */
  process: string | undefined;
  onProcess(key: string): void;
  onOpen(id: number): void;
}

/** Records as cards in columns, one column per value of the board's field; dragging a card changes the value. */
export default function BoardScreen({ module, query, process, onProcess, onOpen }: BoardScreenProps) {
  const t = useText();
  const { loading, columns, filter, preset, choices } = useBoardProcess(module, query, process);
  const { data: tallies } = useTally(module, filter);
  const { move, dialog } = useMoving(module, filter, columns);
  const [dragged, setDragged] = useState<AnsweredRecord | null>(null);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 5 } }),
    // A finger that moves at once scrolls; one that rests takes the card.
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: columnKeys }),
  );
  const recordOf = (event: DragStartEvent | DragEndEvent) =>
    event.active.data.current?.record as AnsweredRecord | undefined;
  const accessibility = useAnnouncedDrag(module, columns);

  if (loading) return <ScreenSkeleton />;
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={(given) => {
        const under = pointerWithin(given);
        return under.length > 0 ? under : closestCenter(given);
      }}
      accessibility={accessibility}
      onDragStart={(event) => setDragged(recordOf(event) ?? null)}
      onDragCancel={() => setDragged(null)}
      onDragEnd={(event) => {
        const record = recordOf(event);
        setDragged(null);
        if (record && event.over) void move(record, String(event.over.id));
      }}
    >
      <ProcessSwitch choices={choices} onChoose={onProcess} />
      <section className="board" aria-label={t('board.title')}>
        {columns.map((column) => (
          <BoardColumn
            key={column.value}
            module={module}
            filter={filter}
            preset={preset}
            column={column}
            tally={
              tallies?.find(({ value }) => value === column.value) ?? (tallies && { count: 0, sum: null })
            }
            onOpen={onOpen}
          />
        ))}
      </section>
      <DragOverlay dropAnimation={null}>
        {dragged && (
          <div className="board-card board-card-flying">
            <CardFace
              module={module}
              record={dragged}
              column={columns.find(({ value }) => value === dragged[module.board?.field ?? ''])}
            />
          </div>
        )}
      </DragOverlay>
      {dialog}
    </DndContext>
  );
}
