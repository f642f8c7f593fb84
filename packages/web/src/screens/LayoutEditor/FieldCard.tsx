import { useDraggable, useDroppable } from '@dnd-kit/core';
import type { ArrangedField } from '@gejie/core';
import { useLabel, useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import { DragHandle, takenByMouse } from './DragHandle.tsx';

interface FieldCardProps {
  field: ArrangedField;
  width: 'half' | 'full';
  isRuled: boolean;
  isChosen: boolean;
  drop: 'before' | 'after' | null;
  onChoose(): void;
}

/** A field where it stands: dragged, or chosen by a click. */
export function FieldCard({ field, width, isRuled, isChosen, drop, onChoose }: FieldCardProps) {
  const t = useText();
  const label = useLabel();
  const name = label(field.label);
  const { setNodeRef: setPlace } = useDroppable({ id: field.name });
  const held = useDraggable({ id: field.name });
  const { setNodeRef, isDragging } = held;
  const classes = [
    'layout-field',
    width === 'full' && 'layout-field-full',
    isChosen && 'layout-field-chosen',
    isDragging && 'layout-field-away',
    drop && `layout-drop-${drop}`,
  ].filter(Boolean);
  return (
    <div
      ref={(node) => {
        setPlace(node);
        setNodeRef(node);
      }}
      className={classes.join(' ')}
      data-field={field.name}
    >
      <DragHandle name={name} held={held} />
      <button
        type="button"
        className="layout-field-name"
        aria-pressed={isChosen}
        onClick={onChoose}
        {...takenByMouse(held)}
      >
        {name}
        {field.required && (
          <span className="required-mark">
            *<span className="for-screen-readers">{t('form.required')}</span>
          </span>
        )}
      </button>
      {isRuled && (
        <span className="layout-mark" title={t('layout.ruled')}>
          <Icon name="rule" size={13} />
          <span className="for-screen-readers">{t('layout.ruled')}</span>
        </span>
      )}
    </div>
  );
}
