import { useFormat } from '../i18n/index.ts';
import type { DisplayProps, FieldView } from './fieldView.ts';
import { DayControl } from './parts/DayControl.tsx';
import { operandOf } from './parts/operandOf.tsx';

function Display({ value }: DisplayProps) {
  const format = useFormat();
  return typeof value === 'string' ? <time dateTime={value}>{format.date(value)}</time> : null;
}

/** Days within which "in 3 days" says more than the date. */
const near = 14;

function Brief({ value }: DisplayProps) {
  const format = useFormat();
  if (typeof value !== 'string') return null;
  const days = Math.abs(Date.parse(value) - Date.parse(format.today())) / 86_400_000;
  return (
    <time dateTime={value} title={format.date(value)}>
      {days <= near ? format.relative(value) : format.dateShort(value)}
    </time>
  );
}

const dayOrNull = (value: unknown) => (typeof value === 'string' ? value : null);

/** A calendar day. */
export const date: FieldView = {
  Display,
  Brief,
  Input: ({ value, ...props }) => <DayControl {...props} value={dayOrNull(value)} />,
  Operand: operandOf(({ value, onChange, label }) => (
    <DayControl small value={dayOrNull(value)} onChange={onChange} label={label} />
  )),
  beside: () => [],
};
