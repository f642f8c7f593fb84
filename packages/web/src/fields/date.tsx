import { useFormat } from '../i18n/index.ts';
import type { DisplayProps, FieldView } from './fieldView.ts';
import { DayControl } from './parts/DayControl.tsx';
import { operandOf } from './parts/operandOf.tsx';

function Display({ value }: DisplayProps) {
  const format = useFormat();
  return typeof value === 'string' ? <time dateTime={value}>{format.date(value)}</time> : null;
}

const dayOrNull = (value: unknown) => (typeof value === 'string' ? value : null);

/** A calendar day. */
export const date: FieldView = {
  Display,
  Input: ({ value, ...props }) => <DayControl {...props} value={dayOrNull(value)} />,
  Operand: operandOf(({ value, onChange, label }) => (
    <DayControl small value={dayOrNull(value)} onChange={onChange} label={label} />
  )),
};
