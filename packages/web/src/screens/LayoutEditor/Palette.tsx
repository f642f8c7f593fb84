import { useDraggable, useDroppable } from '@dnd-kit/core';
import type { ArrangedField } from '@gejie/core';
import { useState } from 'react';
import { useLabel, useText } from '../../i18n/index.ts';
import { DragHandle, takenByMouse } from './DragHandle.tsx';
import { palettePlace } from './drop.ts';
import { IconButton } from './SectionCard.tsx';

interface PaletteProps {
  fields: readonly ArrangedField[];
  isTarget: boolean;
  onPlace(field: string): void;
}

/** The fields that stand in no section. */
export function Palette({ fields, isTarget, onPlace }: PaletteProps) {
  const t = useText();
  const label = useLabel();
  const [text, setText] = useState('');
  const { setNodeRef } = useDroppable({ id: palettePlace });
  const wanted = text.trim().toLowerCase();
  const shown = fields.filter(({ label: { zh, en } }) => `${zh} ${en}`.toLowerCase().includes(wanted));
  return (
    <section
      ref={setNodeRef}
      className={isTarget ? 'layout-palette layout-target' : 'layout-palette'}
      aria-label={t('layout.unused')}
    >
      <h3>{t('layout.unused')}</h3>
      <p className="layout-hint">{t('layout.unusedHint')}</p>
      {fields.length > 6 && (
        <input
          className="text-input"
          value={text}
          placeholder={t('list.findField')}
          aria-label={t('list.findField')}
          onChange={(event) => setText(event.target.value)}
        />
      )}
      {shown.map((field) => (
        <Unused
          key={field.name}
          field={field}
          name={label(field.label)}
          onPlace={() => onPlace(field.name)}
        />
      ))}
      {fields.length === 0 && <p className="layout-hint">{t('layout.allUsed')}</p>}
    </section>
  );
}

function Unused({ field, name, onPlace }: { field: ArrangedField; name: string; onPlace(): void }) {
  const t = useText();
  const held = useDraggable({ id: field.name });
  const { setNodeRef, isDragging } = held;
  return (
    <div
      ref={setNodeRef}
      className={isDragging ? 'layout-field layout-field-away' : 'layout-field'}
      data-field={field.name}
    >
      <DragHandle name={name} held={held} />
      <span className="layout-field-name" {...takenByMouse(held)}>
        {name}
      </span>
      <IconButton icon="plus" label={t('layout.place', { field: name })} onClick={onPlace} />
    </div>
  );
}
