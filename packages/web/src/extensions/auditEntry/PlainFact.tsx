import { useFormat, useText } from '../../i18n/index.ts';

/** A value of no field: in words where it is plain, else as it is written. */
export function PlainFact({ value }: { value: unknown }) {
  const t = useText();
  const format = useFormat();
  if (typeof value === 'boolean') return <span>{t(value ? 'audit.yes' : 'audit.no')}</span>;
  if (typeof value === 'number') return <span className="figure">{format.number(value)}</span>;
  if (typeof value === 'string') return <span>{isInstant(value) ? format.dateTime(value) : value}</span>;
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object'))
    return <span>{format.list(value.map(String))}</span>;
  return <code className="audit-code">{JSON.stringify(value)}</code>;
}

function isInstant(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text);
}
