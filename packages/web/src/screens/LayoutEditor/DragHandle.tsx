import type { useDraggable } from '@dnd-kit/core';
import type { MouseEventHandler } from 'react';
import { useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';

type Held = ReturnType<typeof useDraggable>;

interface DragHandleProps {
  /** What people call the field. */
  name: string;
  held: Pick<Held, 'attributes' | 'listeners' | 'setActivatorNodeRef'>;
}

/** A mouse takes a card wherever it stands; a finger there scrolls, and the keys choose the field. */
export function takenByMouse({ listeners }: Pick<Held, 'listeners'>) {
  return { onMouseDown: listeners?.onMouseDown as MouseEventHandler | undefined };
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
