import { useModule } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import type { RecordSlotProps } from '../slots.ts';
import { LetterPreview } from './LetterPreview.tsx';

/** The letter as it would begin. INV-06 */
export default function LetterTab({ record }: RecordSlotProps) {
  const t = useText();
  const module = useModule(String(record.module ?? ''));
  if (!module) return <p className="quiet">{t('fields.condition.unreadable')}</p>;
  return <LetterPreview module={module} template={record} />;
}
