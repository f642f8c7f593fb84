import type { WorkingSpan } from '@gejie/core';
import { useText } from '../../../i18n/index.ts';
import { Icon } from '../../../theme/index.ts';

const mostSpans = 6;

/** The spans of one day; none: nobody works. */
export function DayHours({
  label,
  spans,
  problem,
  onChange,
}: {
  label: string;
  spans: readonly WorkingSpan[];
  problem: string | undefined;
  onChange(spans: WorkingSpan[]): void;
}) {
  const t = useText();
  const edit = (index: number, change: Partial<WorkingSpan>) =>
    onChange(spans.map((span, at) => (at === index ? { ...span, ...change } : span)));
  return (
    <fieldset className="working-day">
      <legend>{label}</legend>
      {spans.length === 0 && <span className="quiet working-off">{t('company.dayOff')}</span>}
      {spans.map((span, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: spans have nothing else to be known by
        <span key={index} className="working-span">
          <Clock
            label={t('company.spanFrom', { day: label })}
            value={span.from}
            invalid={problem !== undefined}
            onChange={(from) => edit(index, { from })}
          />
          <span aria-hidden="true">–</span>
          <Clock
            label={t('company.spanUntil', { day: label })}
            value={span.until}
            invalid={problem !== undefined}
            onChange={(until) => edit(index, { until })}
          />
          <button
            type="button"
            className="btn btn-icon"
            aria-label={t('company.spanRemove', { from: span.from, until: span.until })}
            onClick={() => onChange(spans.filter((_, at) => at !== index))}
          >
            <Icon name="close" size={12} />
          </button>
        </span>
      ))}
      {spans.length < mostSpans && (
        <button
          type="button"
          className="btn btn-icon"
          aria-label={t('company.spanAdd', { day: label })}
          title={t('company.spanAdd', { day: label })}
          onClick={() => onChange([...spans, nextSpan(spans)])}
        >
          <Icon name="plus" size={12} />
        </button>
      )}
      {problem && <p className="field-error">{problem}</p>}
    </fieldset>
  );
}

/** Typed as 09:00; a browser's own time input knows no 24:00. */
function Clock({
  label,
  value,
  invalid,
  onChange,
}: {
  label: string;
  value: string;
  invalid: boolean;
  onChange(value: string): void;
}) {
  return (
    <input
      className="text-input"
      aria-label={label}
      aria-invalid={invalid || undefined}
      inputMode="numeric"
      maxLength={5}
      value={value}
      onChange={(event) => onChange(event.target.value.replace('：', ':'))}
      onBlur={() => onChange(written(value))}
    />
  );
}

/** `9`, `930` and `9:30` are times too. */
function written(text: string): string {
  const match = /^(\d{1,2}):?(\d{2})?$/.exec(text.trim());
  return match ? `${(match[1] ?? '').padStart(2, '0')}:${match[2] ?? '00'}` : text;
}

/** The morning, then the afternoon, then the evening. */
function nextSpan(spans: readonly WorkingSpan[]): WorkingSpan {
  const last = spans.at(-1)?.until;
  if (last === undefined) return { from: '09:00', until: '12:00' };
  return last < '18:00'
    ? { from: last < '13:00' ? '13:00' : last, until: '18:00' }
    : { from: last, until: '24:00' };
}
