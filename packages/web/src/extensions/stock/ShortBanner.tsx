import { type FieldMetadata, matches } from '@gejie/core';
import { draftsOf } from '../../fields/lines/draftLine.ts';
import { useShortages } from '../../fields/lines/useShortages.ts';
import { useText } from '../../i18n/index.ts';
import type { RecordSlotProps } from '../slots.ts';
import './short.css';

/** Lines that are told of one by one. */
const most = 5;

/** What of a document's goods is not there, and when more comes. INV-07, INV-11 */
export default function ShortBanner({ module, record }: RecordSlotProps) {
  const t = useText();
  const field = module.fields.find(({ outgoingWhile }) => outgoingWhile !== undefined);
  const lines = draftsOf(record[field?.name ?? ''] ?? []);
  const is = (stage: keyof FieldMetadata & `${string}While`) =>
    field?.[stage] !== undefined && matches(field[stage], record);
  const shortages = useShortages(lines, is('outgoingWhile'), is('reservedWhile'));
  const lacking = lines.flatMap(({ description }, index) =>
    shortages[index] ? [t('lines.lackingLine', { item: description ?? '', short: shortages[index] })] : [],
  );
  if (lacking.length === 0) return null;
  const more = lacking.length - most;
  return (
    <div className="record-notice" role="status">
      <strong>{t('lines.lacking')}</strong>
      <div className="short-lines">
        {lacking.slice(0, most).map((words, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same goods may stand in several lines
          <span key={index}>{words}</span>
        ))}
        {more > 0 && <span>{t('lines.lackingMore', { count: more })}</span>}
      </div>
    </div>
  );
}
