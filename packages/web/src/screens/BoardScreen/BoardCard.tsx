import { useDraggable } from '@dnd-kit/core';
import type { AnsweredRecord, ChoiceMetadata, ModuleMetadata } from '@gejie/core';
import { usePrefetchRecord } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import { titleOf } from '../../naming/titleOf.ts';
import { Icon } from '../../theme/index.ts';
import { CardFace } from './CardFace.tsx';

interface BoardCardProps {
  module: ModuleMetadata;
  record: AnsweredRecord;
  column: ChoiceMetadata;
  onOpen(id: number): void;
}

/** A card to drag by any part of it with mouse or finger, and by its handle with the keyboard. */
export function BoardCard({ module, record, column, onOpen }: BoardCardProps) {
  const t = useText();
  const prefetch = usePrefetchRecord(module.path);
  const { setNodeRef, setActivatorNodeRef, listeners, attributes, isDragging } = useDraggable({
    id: record.id,
    data: { record },
    attributes: { roleDescription: t('board.draggable') },
    disabled: !module.rights.edit,
  });
  const { onKeyDown, ...pointer } = listeners ?? {};
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the name inside is the link, the handle inside the control
    // biome-ignore lint/a11y/useKeyWithClickEvents: the name inside is the link
    <div
      ref={setNodeRef}
      {...pointer}
      className={isDragging ? 'board-card board-card-lifted' : 'board-card'}
      onClick={() => onOpen(record.id)}
      onPointerEnter={() => prefetch(record.id)}
    >
      <CardFace module={module} record={record} column={column} linked />
      {module.rights.edit && (
        <button
          ref={setActivatorNodeRef}
          type="button"
          {...attributes}
          onKeyDown={onKeyDown as React.KeyboardEventHandler | undefined}
          onClick={(event) => event.stopPropagation()}
          className="board-handle"
          aria-label={t('board.move', { name: titleOf(module, record) })}
        >
          <Icon name="drag" size={14} />
        </button>
      )}
    </div>
  );
}
