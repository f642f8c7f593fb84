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

/** The tree itself; dragging somebody onto another puts them under that one, onto the top line above all. */
export function Tree({ module, where, q, small }: TreeProps) {
  const t = useText();
  const names = useModuleNames();
  const field = module.tree?.field ?? '';
  const { data: records, error, refetch } = useTreeRecords(module, where, q, true);
  const update = useUpdateRecord(module.path);
  const [dragged, setDragged] = useState<AnsweredRecord | null>(null);
  const tree = useMemo(() => buildTree(records ?? [], field), [records, field]);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 5 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: nodeKeys }),
  );

  const drop = ({ active, over }: DragEndEvent) => {
    setDragged(null);
    const record = records?.find(({ id }) => id === active.id);
    if (!record || !over || over.id === record.id) return;
    const parent = over.id === topId ? undefined : records?.find(({ id }) => id === over.id);
    const before = record[field];
    if ((isReference(before) ? before.id : undefined) === parent?.id) return;
    const name = titleOf(module, record);
    // Whether a circle would come of it is the server's to say; its words are shown.
    update.mutate(
      {
        id: record.id,
        version: record.version,
        changes: { [field]: parent ? { id: parent.id, label: titleOf(module, parent) } : null },
      },
      {
        onSuccess: () =>
          announce(
            parent
              ? t('board.treeMoved', { name, parent: titleOf(module, parent) })
              : t('board.treeMovedTop', { name }),
          ),
      },
    );
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
      onDragStart={({ active }) => setDragged(records.find(({ id }) => id === active.id) ?? null)}
      onDragCancel={() => setDragged(null)}
      onDragEnd={drop}
    >
      <div className={small ? 'tree tree-small' : 'tree'}>
        {dragged && isReference(dragged[field]) && <TopZone />}
        <ul>
          {tree.map((node) => (
            <TreeBranch key={node.record.id} module={module} node={node} />
          ))}
        </ul>
      </div>
      <DragOverlay dropAnimation={null}>
        {dragged && (
          <span className="tree-flying">
            <Avatar name={titleOf(module, dragged)} small />
            {titleOf(module, dragged)}
          </span>
        )}
      </DragOverlay>
    </DndContext>
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
