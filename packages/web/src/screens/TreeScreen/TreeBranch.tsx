import { useDraggable, useDroppable } from '@dnd-kit/core';
import type { AnsweredRecord, ModuleMetadata } from '@gejie/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { fieldOf, usePrefetchRecord } from '../../api/index.ts';
import { FieldValue } from '../../fields/index.ts';
import { useText } from '../../i18n/index.ts';
import { titleOf } from '../../naming/titleOf.ts';
import { Avatar, Icon } from '../../theme/index.ts';
import { isEmpty } from '../FormScreen/fieldState.ts';
import type { TreeNode } from './buildTree.ts';

interface TreeBranchProps {
  module: ModuleMetadata;
  node: TreeNode;
}

/** One record and those under it. */
export function TreeBranch({ module, node }: TreeBranchProps) {
  const t = useText();
  const [folded, setFolded] = useState(false);
  const { record, below } = node;
  return (
    <li>
      <NodeRow module={module} record={record}>
        {below.length > 0 && (
          <button
            type="button"
            className="tree-fold"
            aria-expanded={!folded}
            aria-label={`${t(folded ? 'board.treeUnfold' : 'board.treeFold')}: ${titleOf(module, record)}`}
            onClick={() => setFolded(!folded)}
          >
            <Icon name={folded ? 'right' : 'down'} size={12} />
            {folded && below.length}
          </button>
        )}
      </NodeRow>
      {below.length > 0 && !folded && (
        <ul>
          {below.map((child) => (
            <TreeBranch key={child.record.id} module={module} node={child} />
          ))}
        </ul>
      )}
    </li>
  );
}

interface NodeRowProps {
  module: ModuleMetadata;
  record: AnsweredRecord;
  children: React.ReactNode;
}

/** Face, name and the chips that matter; to be dragged, and to drop others on. */
function NodeRow({ module, record, children }: NodeRowProps) {
  const t = useText();
  const prefetch = usePrefetchRecord(module.path);
  const drag = useDraggable({
    id: record.id,
    attributes: { roleDescription: t('board.draggable') },
    disabled: !module.rights.edit,
  });
  const drop = useDroppable({ id: record.id });
  const { onKeyDown, ...pointer } = drag.listeners ?? {};
  const fields = (module.tree?.card ?? []).flatMap((name) => fieldOf(module, name) ?? []);
  const title = titleOf(module, record);
  const look = [
    'tree-node',
    drop.isOver && !drag.isDragging && 'tree-over',
    drag.isDragging && 'tree-lifted',
  ];
  return (
    <div
      ref={(element) => {
        drag.setNodeRef(element);
        drop.setNodeRef(element);
      }}
      {...pointer}
      className={look.filter(Boolean).join(' ')}
      onPointerEnter={() => prefetch(record.id)}
    >
      <Avatar name={title} small />
      <Link
        to="/$path/$id"
        params={{ path: module.path, id: String(record.id) }}
        draggable={false}
        className="tree-name"
      >
        {title}
      </Link>
      {fields
        .filter(({ name }) => !isEmpty(record[name]))
        .map((field) => (
          <span key={field.name} className={field.choices ? undefined : 'tree-plain quiet'}>
            <FieldValue field={field} value={record[field.name]} record={record} compact />
          </span>
        ))}
      {children}
      {module.rights.edit && (
        <button
          ref={drag.setActivatorNodeRef}
          type="button"
          {...drag.attributes}
          onKeyDown={onKeyDown as React.KeyboardEventHandler | undefined}
          className="tree-handle"
          aria-label={t('board.treeMove', { name: title })}
        >
          <Icon name="drag" size={13} />
        </button>
      )}
    </div>
  );
}
