import type { useDraggable } from '@dnd-kit/core';
import { useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';

interface DragHandleProps {
  /** What people call the field. */
  name: string;
  held: Pick<ReturnType<typeof useDraggable>, 'attributes' | 'listeners' | 'setActivatorNodeRef'>;
}

/** Where a field is taken: with pointer, finger or keys. */
export function DragHandle({ name, held }: DragHandleProps) {
  const t = useText();
  return (
    <button
      ref={held.setActivatorNodeRef}
      type="button"
      className="layout-handle"
      {...held.attributes}
      {...held.listeners}
      aria-label={t('layout.drag', { field: name })}
      title={t('layout.drag', { field: name })}
    >
      <Icon name="drag" size={13} />
    </button>
  );
}
