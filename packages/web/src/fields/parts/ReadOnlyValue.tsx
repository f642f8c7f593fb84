import { useText } from '../../i18n/index.ts';
import { FieldValue } from '../FieldValue.tsx';
import type { InputProps } from '../fieldView.ts';

/** Stands where an input would, for values the system fills in. */
export function ReadOnlyValue({ id, value, field, record, describedBy }: InputProps) {
  const t = useText();
  const empty = value === null || value === undefined || value === '';
  return (
    <output id={id} className="read-only-value" aria-describedby={describedBy}>
      {empty ? (
        <span className="quiet">{t('fields.filledBySystem')}</span>
      ) : (
        <FieldValue field={field} value={value} record={record} />
      )}
    </output>
  );
}
