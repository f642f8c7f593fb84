import { type FieldMetadata, fieldTypes } from '@gejie/core';
import { useState } from 'react';
import { useLabel, useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import { moveBetweenItems } from '../../ui/Menu.tsx';
import { Popover } from '../../ui/Popover.tsx';

interface FieldPickerProps {
  fields: readonly FieldMetadata[];
  own: string | null;
  onPick(name: string): void;
}

/** The fields by what people call them; what is put into the formula is the API name. */
export function FieldPicker(props: FieldPickerProps) {
  const t = useText();
  return (
    <Popover
      panelLabel={t('formula.insertField')}
      className="btn"
      panel={(close) => (
        <Fields
          {...props}
          onPick={(name) => {
            close();
            props.onPick(name);
          }}
        />
      )}
    >
      <Icon name="plus" size={12} />
      {t('formula.insertField')}
    </Popover>
  );
}

/** What the kernel writes with every change, after formulas have been worked out. */
const late = new Set(['id', 'version', 'updatedAt', 'updatedBy', 'deletedAt', 'deletedBy']);

function Fields({ fields, own, onPick }: FieldPickerProps) {
  const t = useText();
  const label = useLabel();
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const shown = fields.filter(
    (field) =>
      field.name !== own &&
      !late.has(field.name) &&
      `${field.label.zh} ${field.label.en} ${field.name}`.toLowerCase().includes(wanted),
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows move between the buttons inside
    <div className="field-search" onKeyDown={moveBetweenItems}>
      <input
        className="text-input"
        value={text}
        placeholder={t('list.findField')}
        aria-label={t('list.findField')}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="field-search-fields">
        {shown.map((field) => (
          <button
            key={field.name}
            type="button"
            className="menu-item formula-item"
            onClick={() => onPick(field.name)}
          >
            <span>{label(field.label)}</span>
            <code>{field.name}</code>
            <span className="quiet">{label(fieldTypes.get(field.resultType ?? field.type)?.label)}</span>
          </button>
        ))}
      </div>
    </div>
  );
}
