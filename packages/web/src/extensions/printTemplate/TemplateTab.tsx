import { useModule } from '../../api/index.ts';
import { blocksIn } from '../../fields/print/blocksIn.ts';
import { TemplatePreview } from '../../fields/print/TemplatePreview.tsx';
import { useText } from '../../i18n/index.ts';
import type { RecordSlotProps } from '../slots.ts';

/** The template as it prints. PLT-20 */
export default function TemplateTab({ record }: RecordSlotProps) {
  const t = useText();
  const module = useModule(String(record.module ?? ''));
  if (!module) return <p className="quiet">{t('fields.condition.unreadable')}</p>;
  return <TemplatePreview module={module} template={record} blocks={blocksIn(record.blocks)} />;
}
