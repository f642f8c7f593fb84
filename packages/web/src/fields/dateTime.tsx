import { instantOf, wallClock } from '@gejie/core';
import { useSession } from '../api/index.ts';
import { type Format, useFormat, useText } from '../i18n/index.ts';
import type { DeviationProps, DisplayProps, FieldView, InputProps } from './fieldView.ts';
import { DayControl } from './parts/DayControl.tsx';
import { operandOf } from './parts/operandOf.tsx';

/** How times are shown that are told exactly wherever they stand. */
const exactly = {
  minute: (value: string, format: Format, brief: boolean) =>
    brief ? format.dateTimeShort(value) : format.dateTime(value),
  second: (value: string, format: Format) => format.instant(value),
};

function Display({ value, compact = false, field }: DisplayProps) {
  const format = useFormat();
  if (typeof value !== 'string') return null;
  if (field.exact) return <time dateTime={value}>{exactly[field.exact](value, format, compact)}</time>;
  return (
    <time dateTime={value} title={compact ? format.dateTime(value) : undefined}>
      {compact ? format.relative(value) : format.dateTime(value)}
    </time>
  );
}

function Brief({ value, field }: DisplayProps) {
  const format = useFormat();
  if (typeof value !== 'string') return null;
  if (field.exact) return <time dateTime={value}>{exactly[field.exact](value, format, true)}</time>;
  return (
    <time dateTime={value} title={format.dateTime(value)}>
      {format.relative(value)}
    </time>
  );
}

/** People give and read times in their own zone; the record holds the instant. */
function Input({ value, onChange, ...props }: InputProps) {
  const { data: session } = useSession();
  const zone = session?.user.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <DayControl
      {...props}
      withTime
      value={typeof value === 'string' ? clockOf(value, zone) : null}
      onChange={(clock) => onChange(clock === null ? null : instantOf(`${clock}:00`, zone).toISOString())}
    />
  );
}

function Deviation({ planned, actual }: DeviationProps) {
  const t = useText();
  const format = useFormat();
  const late = Math.trunc((Date.parse(String(actual)) - Date.parse(String(planned))) / 60_000);
  if (!late) return null;
  const time = format.lasting(Math.abs(late));
  return (
    <span className={late > 0 ? 'deviation deviation-worse' : 'deviation'}>
      {t(late > 0 ? 'planned.later' : 'planned.earlier', { time })}
    </span>
  );
}

function clockOf(value: string, zone: string): string {
  const instant = new Date(value);
  return Number.isNaN(instant.getTime()) ? value : wallClock(instant, zone);
}

/** An instant, shown to the minute. */
export const dateTime: FieldView = {
  Display,
  Brief,
  Input,
  Operand: operandOf(({ value, onChange, label }) => (
    <DayControl
      small
      value={typeof value === 'string' ? value.slice(0, 10) : null}
      onChange={onChange}
      label={label}
    />
  )),
  Deviation,
  beside: () => [],
};
