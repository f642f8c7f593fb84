import { useDraggable } from '@dnd-kit/core';
import type { AnsweredRecord, ModuleMetadata } from '@gejie/core';
import { Link } from '@tanstack/react-router';
import { useText } from '../../i18n/index.ts';
import { titleOf } from '../../naming/titleOf.ts';
import { Avatar, Icon } from '../../theme/index.ts';
import { heldId, useHeld } from './holding.tsx';

/** Those that hang on a node, to be carried to another one. */
export function HeldRecords({ records }: { records: AnsweredRecord[] }) {
  const holding = useHeld();
  if (!holding) return null;
  return (
    <ul className="tree-held">
      {records.map((record) => (
        <li key={record.id}>
          <HeldRecord module={holding.module} record={record} />
        </li>
      ))}
    </ul>
  );
}

function HeldRecord({ module, record }: { module: ModuleMetadata; record: AnsweredRecord }) {
  const t = useText();
  const drag = useDraggable({
    id: heldId(record.id),
    attributes: { roleDescription: t('board.draggable') },
    disabled: !module.rights.edit,
  });
  const { onKeyDown, ...pointer } = drag.listeners ?? {};
  const title = titleOf(module, record);
  return (
    <span
      ref={drag.setNodeRef}
      {...pointer}
      className={drag.isDragging ? 'tree-person tree-lifted' : 'tree-person'}
    >
      <Avatar name={title} photo={photoOf(record)} small />
      <Link to="/$path/$id" params={{ path: module.path, id: String(record.id) }} draggable={false}>
        {title}
      </Link>
      {typeof record.title === 'string' && <small className="quiet">{record.title}</small>}
      {module.rights.edit && (
        <button
          ref={drag.setActivatorNodeRef}
          type="button"
          {...drag.attributes}
          onKeyDown={onKeyDown as React.KeyboardEventHandler | undefined}
          className="tree-grip"
          aria-label={t('board.treeMove', { name: title })}
        >
          <Icon name="drag" size={12} />
        </button>
      )}
    </span>
  );
}

/** Address of somebody's photo. */
export function photoOf(record: AnsweredRecord | undefined): string | undefined {
  const photo = record?.photo;
  return typeof photo === 'object' && photo !== null && 'url' in photo ? String(photo.url) : undefined;
}
