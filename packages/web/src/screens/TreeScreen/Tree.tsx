import {
  DndContext,
  type DragEndEvent,
  DragOverlay,
  KeyboardSensor,
  MouseSensor,
  pointerWithin,
  rectIntersection,
  TouchSensor,
  useDroppable,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import type { AnsweredRecord, Filter, ModuleMetadata } from '@gejie/core';
import { useMemo, useState } from 'react';
import { useUpdateRecord } from '../../api/index.ts';
import { isReference } from '../../fields/parts/references.ts';
import { useText } from '../../i18n/index.ts';
import { useModuleNames } from '../../naming/moduleNames.ts';
import { titleOf } from '../../naming/titleOf.ts';
import { Avatar } from '../../theme/index.ts';
import { announce } from '../../ui/announce.ts';
import { Empty, ProblemNotice } from '../../ui/states.tsx';
import { buildTree } from './buildTree.ts';
import { HeldRecords, photoOf } from './HeldRecords.tsx';
import { type Holding, HoldingProvider, heldId, useHolding } from './holding.tsx';
import { nodeKeys } from './nodeKeys.ts';
import { TreeBranch } from './TreeBranch.tsx';
import { useTreeRecords } from './useTreeRecords.ts';
import './tree.css';

interface TreeProps {
  module: ModuleMetadata;
  where: Filter;
  q?: string;
  /** Smaller, for a card beside other things. */
  small?: boolean;
}

export const topId = 'top';

/** What is being dragged, and how it is put elsewhere. */
interface Carried {
  record: AnsweredRecord;
  /** The field that says where it is. */
  by: string;
  title: string;
  save: ReturnType<typeof useUpdateRecord>['mutate'];
}

/** The tree itself; dragging somebody onto another puts them under that one, onto the top line above all. */
export function Tree({ module, where, q, small }: TreeProps) {
  const t = useText();
  const names = useModuleNames();
  const field = module.tree?.field ?? '';
  const { data: records, error, refetch } = useTreeRecords(module, where, q);
  const holding = useHolding(module);
  const update = useUpdateRecord(module.path);
  const updateHeld = useUpdateRecord(holding?.module.path ?? '');
  const [dragged, setDragged] = useState<Carried | null>(null);
  const tree = useMemo(() => buildTree(records ?? [], field), [records, field]);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 5 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: nodeKeys }),
  );

  const place = (carried: Carried, over: AnsweredRecord | null) => {
    const { record, by, title, save } = carried;
    const before = record[by];
    if (record.id === over?.id || (isReference(before) ? before.id : undefined) === over?.id) return;
    const parent = over && titleOf(module, over);
    // Whether a circle would come of it is the server's to say; its words are shown.
    save(
      { id: record.id, version: record.version, changes: { [by]: over && { id: over.id, label: parent } } },
      {
        onSuccess: () =>
          announce(
            parent ? t('board.treeMoved', { name: title, parent }) : t('board.treeMovedTop', { name: title }),
          ),
      },
    );
  };
  const carriedBy = (id: number | string): Carried | null => {
    const node = records?.find((record) => record.id === id);
    if (node) return { record: node, by: field, title: titleOf(module, node), save: update.mutate };
    const held = holding?.records.find((record) => heldId(record.id) === id);
    if (!held || !holding) return null;
    return { record: held, by: holding.by, title: titleOf(holding.module, held), save: updateHeld.mutate };
  };
  const drop = ({ active, over }: DragEndEvent) => {
    setDragged(null);
    const carried = carriedBy(active.id);
    const target = records?.find(({ id }) => id === over?.id);
    if (carried && (target || over?.id === topId)) place(carried, target ?? null);
  };

  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!records) return <TreeSkeleton />;
  if (records.length === 0) {
    return small ? null : <Empty icon="tree" title={t('board.treeEmpty', { module: names.one(module) })} />;
  }
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={(given) => {
        const under = pointerWithin(given);
        return under.length > 0 ? under : rectIntersection(given);
      }}
      accessibility={{ screenReaderInstructions: { draggable: t('board.treeHowToDrag') } }}
      onDragStart={({ active }) => setDragged(carriedBy(active.id))}
      onDragCancel={() => setDragged(null)}
      onDragEnd={drop}
    >
      <HoldingProvider value={holding}>
        <div className={small ? 'tree tree-small' : 'tree'}>
          <ul>
            {tree.map((node) => (
              <TreeBranch key={node.record.id} module={module} node={node} />
            ))}
          </ul>
          {/* Below the nodes: they must not move away from under the pointer. */}
          {dragged && dragged.by === field && isReference(dragged.record[field]) && <TopZone />}
          {holding && <Unplaced holding={holding} />}
        </div>
      </HoldingProvider>
      <DragOverlay dropAnimation={null}>
        {dragged && (
          <span className="tree-flying">
            <Avatar name={dragged.title} photo={photoOf(dragged.record)} small />
            {dragged.title}
          </span>
        )}
      </DragOverlay>
    </DndContext>
  );
}

/** People who are nowhere yet, and how they get somewhere. */
function Unplaced({ holding }: { holding: Holding }) {
  const t = useText();
  const unplaced = holding.of(null);
  return (
    <footer className="tree-foot">
      {unplaced.length > 0 && (
        <>
          <h3>{t('board.treeUnplaced')}</h3>
          <HeldRecords records={unplaced} />
        </>
      )}
      {holding.module.rights.edit && <p className="quiet">{t('board.treeHowPeople')}</p>}
    </footer>
  );
}

function TopZone() {
  const t = useText();
  const { setNodeRef, isOver } = useDroppable({ id: topId });
  return (
    <div ref={setNodeRef} className={isOver ? 'tree-top tree-over' : 'tree-top'}>
      {t('board.treeTop')}
    </div>
  );
}

function TreeSkeleton() {
  return (
    <div className="tree record-skeleton-lines" aria-hidden="true">
      {[40, 55, 50, 46].map((width) => (
        <span key={width} className="skeleton" style={{ width: `${width}%`, height: 18 }} />
      ))}
    </div>
  );
}
