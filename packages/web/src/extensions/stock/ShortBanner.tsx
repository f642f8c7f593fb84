import { draftsOf } from '../../fields/lines/draftLine.ts';
import { useShortages } from '../../fields/lines/useShortages.ts';
import { useText } from '../../i18n/index.ts';
import type { RecordSlotProps } from '../slots.ts';

/** As long as the goods have not left. */
const waiting = ['draft', 'inApproval', 'sent', 'confirmed', 'approved', 'packed'];
/** Lines that are told of one by one. */
const most = 5;

/** What of a document's goods is not there, and when more comes. INV-07, INV-11 */
export default function ShortBanner({ record }: RecordSlotProps) {
  const t = useText();
  const status = String(record.status);
  const lines = draftsOf(record.lines ?? []);
  const shortages = useShortages(lines, waiting.includes(status), status === 'confirmed');
  const lacking = lines.flatMap(({ description }, index) =>
    shortages[index] ? [`${description ?? ''}：${shortages[index]}`] : [],
  );
  if (lacking.length === 0) return null;
  const more = lacking.length - most;
  return (
    <div className="record-notice" role="status">
      <strong>{t('lines.lacking')}</strong>
      {lacking.slice(0, most).map((words, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same goods may stand in several lines
        <span key={index}>{words}</span>
      ))}
      {more > 0 && <span>{t('lines.lackingMore', { count: more })}</span>}
    </div>
  );
}
