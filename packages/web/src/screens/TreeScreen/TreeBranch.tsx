import { useDraggable, useDroppable } from '@dnd-kit/core';
import type { AnsweredRecord, FieldMetadata, ModuleMetadata } from '@gejie/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { fieldOf, usePrefetchRecord } from '../../api/index.ts';
import { FieldValue } from '../../fields/index.ts';
import { referencesOf, targetOf } from '../../fields/parts/references.ts';
import { useLabel, useText } from '../../i18n/index.ts';
import { titleOf } from '../../naming/titleOf.ts';
import { openQuickCreate } from '../../navigation/quickCreate.ts';
import { Avatar, Icon } from '../../theme/index.ts';
import { isEmpty } from '../FormScreen/fieldState.ts';
import { idsBelow, type TreeNode } from './buildTree.ts';
import { HeldRecords, photoOf } from './HeldRecords.tsx';
import { type Holding, useHeld } from './holding.tsx';

interface TreeBranchProps {
  module: ModuleMetadata;
  node: TreeNode;
}

/** One record and those under it. */
export function TreeBranch({ module, node }: TreeBranchProps) {
  const t = useText();
  const [folded, setFolded] = useState(false);
  const [peopled, setPeopled] = useState(false);
  const { record, below } = node;
  const holding = useHeld();
  const people = holding?.of(record.id) ?? [];
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
        {holding && (
          <PeopleButton node={node} holding={holding} open={peopled} onToggle={() => setPeopled(!peopled)} />
        )}
        {module.rights.create && module.tree && (
          <button
            type="button"
            className="tree-add"
            aria-label={t('board.treeAdd', { name: titleOf(module, record) })}
            title={t('board.treeAdd', { name: titleOf(module, record) })}
            onClick={() =>
              void openQuickCreate(module.path, {
                [module.tree?.field ?? '']: { id: record.id, label: titleOf(module, record) },
                ...boundBy(module, record),
              })
            }
          >
            <Icon name="plus" size={12} />
          </button>
        )}
      </NodeRow>
      {peopled && people.length > 0 && <HeldRecords records={people} />}
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

/** A new one below stays within what bounds the tree: a contact's subordinate is of the same account. */
function boundBy(module: ModuleMetadata, record: AnsweredRecord): Record<string, unknown> {
  const within = module.tree?.within;
  return within ? { [within]: record[within] } : {};
}

interface PeopleButtonProps {
  node: TreeNode;
  holding: Holding;
  open: boolean;
  onToggle(): void;
}

/** How many hang on the node, those below it added; opens them. */
function PeopleButton({ node, holding, open, onToggle }: PeopleButtonProps) {
  const t = useText();
  const count = holding.of(node.record.id).length;
  const withBelow = idsBelow(node).reduce((sum, id) => sum + holding.of(id).length, 0);
  const name = String(node.record.name ?? '');
  return (
    <button
      type="button"
      className="tree-count"
      aria-expanded={open}
      disabled={count === 0}
      onClick={onToggle}
    >
      <Icon name="users" size={12} />
      <span className="for-screen-readers">{name}</span>
      {t('board.treePeople', { count })}
      {withBelow > count && <span className="quiet">{t('board.treePeopleBelow', { count: withBelow })}</span>}
    </button>
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
            <NodeFact field={field} record={record} />
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

/** References to those that hang on nodes are shown by their faces, anything else as its type does. */
function NodeFact({ field, record }: { field: FieldMetadata; record: AnsweredRecord }) {
  const label = useLabel();
  const holding = useHeld();
  const value = record[field.name];
  if (!holding || targetOf(field) !== holding.module.path)
    return <FieldValue field={field} value={value} record={record} compact />;
  return (
    <span className="tree-faces" title={label(field.label)}>
      <span className="for-screen-readers">{label(field.label)}</span>
      {referencesOf(value).map(({ id, label: name }) => (
        <span key={id} className="person">
          <Avatar name={name ?? '?'} photo={photoOf(holding.records.find((one) => one.id === id))} small />
          {name}
        </span>
      ))}
    </span>
  );
}
