import { useModule } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import type { InputProps } from '../fieldView.ts';
import { limitOf } from '../parts/limitOf.ts';
import './print.css';
import { TemplateText } from './TemplateText.tsx';

/** Longer texts are written in several lines. */
const longLine = 300;

/** Words over the fields of the module that the record names. */
export default function TemplateTextInput({
  id,
  value,
  field,
  record,
  onChange,
  invalid,
  describedBy,
}: InputProps) {
  const t = useText();
  const named = (record as Record<string, unknown>)[field.overField ?? ''];
  const module = useModule(String(named ?? ''));
  if (!module) return <span className="quiet">{t('fields.condition.chooseModule')}</span>;
  const most = limitOf(field);
  const isLong = (most ?? longLine) >= longLine;
  return (
    <TemplateText
      id={id}
      module={module}
      text={typeof value === 'string' ? value : ''}
      onText={(text) => onChange(text === '' ? null : text)}
      rows={isLong ? 10 : 1}
      data-long={isLong || undefined}
      maxLength={most}
      aria-invalid={invalid || undefined}
      aria-describedby={describedBy}
      aria-required={field.required || undefined}
    />
  );
}
