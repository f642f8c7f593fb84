import { type FieldMetadata, fieldTypes } from '@gejie/core';
import { FieldSearchBox } from '../../fields/filter/FieldSearchBox.tsx';
import { useLabel, useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
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
  const label = useLabel();
  const offered = fields.filter((field) => field.name !== own && !late.has(field.name) && !field.keptApart);
  return (
    <FieldSearchBox>
      {(wanted) =>
        offered
          .filter(({ label: { zh, en }, name }) => `${zh} ${en} ${name}`.toLowerCase().includes(wanted))
          .map((field) => (
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
          ))
      }
    </FieldSearchBox>
  );
}
