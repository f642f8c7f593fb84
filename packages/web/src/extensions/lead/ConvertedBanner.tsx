import { fieldOf } from '../../api/index.ts';
import { FieldValue } from '../../fields/index.ts';
import { isReference } from '../../fields/parts/references.ts';
import { useFormat, useText } from '../../i18n/index.ts';
import type { RecordSlotProps } from '../slots.ts';

/** A converted lead says what it has become. */
export default function ConvertedBanner({ module, record }: RecordSlotProps) {
  const t = useText();
  const format = useFormat();
  const became = ['convertedAccount', 'convertedContact', 'convertedOpportunity'].filter((name) =>
    isReference(record[name]),
  );
  if (became.length === 0) return null;
  return (
    <div className="record-notice" role="status">
      <span>
        {t('extensions.became', {
          when: typeof record.convertedAt === 'string' ? format.dateTime(record.convertedAt) : '',
        })}
      </span>
      {became.map((name) => {
        const field = fieldOf(module, name);
        return field && <FieldValue key={name} field={field} value={record[name]} record={record} compact />;
      })}
    </div>
  );
}
