import {
  type Frequency,
  formatRecurrence,
  formatRule,
  frequencies,
  parseRecurrence,
  type RecurrenceRule,
  type WeekdayName,
  wallClock,
  weekdayNames,
} from '@gejie/core';
import { useSignedIn } from '../../api/index.ts';
import { type TextKey, useFormat, useLanguage, useText } from '../../i18n/index.ts';
import type { InputProps } from '../fieldView.ts';
import { recurrenceInWords, ruleOf, untilDay, weekdayInWords } from './recurrenceWords.ts';
import './recurrence.css';

const units: Record<Frequency, TextKey> = {
  DAILY: 'recurrence.unit.DAILY',
  WEEKLY: 'recurrence.unit.WEEKLY',
  MONTHLY: 'recurrence.unit.MONTHLY',
  YEARLY: 'recurrence.unit.YEARLY',
};

type End = 'never' | 'until' | 'count';
const ends: Record<End, TextKey> = {
  never: 'recurrence.ends.never',
  until: 'recurrence.ends.until',
  count: 'recurrence.ends.count',
};

/** How often, on which days, until when; said again in words beneath. */
export default function RecurrenceControl({
  id,
  value,
  record,
  module,
  onChange,
  invalid,
  describedBy,
}: InputProps) {
  const t = useText();
  const language = useLanguage();
  const format = useFormat();
  const { user } = useSignedIn();
  const text = typeof value === 'string' ? value : '';
  const rule = text === '' ? null : ruleOf(text);
  const start = record[module.calendar?.start ?? ''];
  const first = wallClock(typeof start === 'string' ? new Date(start) : new Date(), user.timeZone).slice(
    0,
    10,
  );

  const change = (next: RecurrenceRule | null) => onChange(next === null ? null : withExceptions(next, text));
  const part = (some: Partial<RecurrenceRule>) => rule && change({ ...rule, ...some });
  const end: End = rule?.count != null ? 'count' : rule?.until != null ? 'until' : 'never';
  const toEnd = (next: End) =>
    part({
      count: next === 'count' ? 10 : null,
      until: next === 'until' ? dayAfter(first, 90).replaceAll('-', '') : null,
    });
  const toggle = (day: WeekdayName) => {
    const held = rule?.days.map((one) => one.day) ?? [];
    const days = weekdayNames.filter((one) => (one === day) !== held.includes(one));
    if (days.length > 0) part({ days: days.map((one) => ({ day: one, nth: null })) });
  };
  const byWeekday = rule?.frequency === 'MONTHLY' && rule.days.length > 0;

  return (
    <span className="recurrence">
      <span className="recurrence-row">
        <select
          id={id}
          className="text-input"
          aria-invalid={invalid}
          aria-describedby={describedBy}
          value={rule?.frequency ?? ''}
          onChange={({ target }) =>
            change(target.value === '' ? null : ruleFor(target.value as Frequency, first))
          }
        >
          <option value="">{t('recurrence.never')}</option>
          {frequencies.map((frequency) => (
            <option key={frequency} value={frequency}>
              {t(`recurrence.${frequency.toLowerCase()}` as TextKey)}
            </option>
          ))}
        </select>
        {rule && (
          <label className="recurrence-pair">
            {t('recurrence.every')}
            <input
              type="number"
              className="text-input recurrence-number"
              min={1}
              max={99}
              value={rule.interval}
              onChange={({ target }) => part({ interval: clamped(target.value, 99) })}
            />
            {t(units[rule.frequency])}
          </label>
        )}
      </span>
      {rule?.frequency === 'WEEKLY' && (
        <fieldset className="recurrence-days">
          <legend className="for-screen-readers">{t('recurrence.on')}</legend>
          {weekdayNames.map((day) => {
            const on = rule.days.some((one) => one.day === day);
            return (
              <button
                key={day}
                type="button"
                className={on ? 'recurrence-day recurrence-day-on' : 'recurrence-day'}
                aria-pressed={on}
                aria-label={weekdayInWords(day, language)}
                onClick={() => toggle(day)}
              >
                {weekdayInWords(day, language, 'narrow')}
              </button>
            );
          })}
        </fieldset>
      )}
      {rule?.frequency === 'MONTHLY' && (
        <label className="recurrence-pair">
          {t('recurrence.by')}
          <select
            className="text-input"
            value={byWeekday ? 'weekday' : 'day'}
            onChange={({ target }) =>
              part(
                target.value === 'weekday'
                  ? { days: [nthDay(first)], monthDays: [] }
                  : { days: [], monthDays: [Number(first.slice(8))] },
              )
            }
          >
            <option value="day">{t('recurrence.by.day')}</option>
            <option value="weekday">{t('recurrence.by.weekday')}</option>
          </select>
        </label>
      )}
      {rule && (
        <span className="recurrence-row">
          <label className="recurrence-pair">
            {t('recurrence.ends')}
            <select className="text-input" value={end} onChange={({ target }) => toEnd(target.value as End)}>
              {(Object.keys(ends) as End[]).map((one) => (
                <option key={one} value={one}>
                  {t(ends[one])}
                </option>
              ))}
            </select>
          </label>
          {end === 'until' && (
            <input
              type="date"
              className="text-input"
              aria-label={t('recurrence.ends.until')}
              value={untilDay(rule.until ?? '')}
              onChange={({ target }) => target.value && part({ until: target.value.replaceAll('-', '') })}
            />
          )}
          {end === 'count' && (
            <label className="recurrence-pair">
              <input
                type="number"
                className="text-input recurrence-number"
                aria-label={t('recurrence.ends.count')}
                min={1}
                max={999}
                value={rule.count ?? 1}
                onChange={({ target }) => part({ count: clamped(target.value, 999) })}
              />
              {t('recurrence.times')}
            </label>
          )}
        </span>
      )}
      {rule && (
        <span className="recurrence-words">
          {recurrenceInWords(formatRule(rule), { t, list: format.list, date: format.date, locale: language })}
        </span>
      )}
    </span>
  );
}

/** A changed rule keeps the occurrences that were taken out. */
function withExceptions(rule: RecurrenceRule, before: string): string {
  const except = before !== '' && ruleOf(before) ? parseRecurrence(before).except : [];
  return formatRecurrence({ rule, except });
}

/** What a rule of some frequency usually means for something that begins on a day. */
function ruleFor(frequency: Frequency, first: string): RecurrenceRule {
  return {
    frequency,
    interval: 1,
    count: null,
    until: null,
    days: frequency === 'WEEKLY' ? [{ day: weekdayOf(first), nth: null }] : [],
    monthDays: frequency === 'MONTHLY' ? [Number(first.slice(8))] : [],
    months: [],
    positions: [],
    weekStart: null,
  };
}

function nthDay(day: string): RecurrenceRule['days'][number] {
  const nth = Math.ceil(Number(day.slice(8)) / 7);
  return { day: weekdayOf(day), nth: nth === 5 ? -1 : nth };
}

function weekdayOf(day: string): WeekdayName {
  return weekdayNames[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7] as WeekdayName;
}

function dayAfter(day: string, by: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);
}

function clamped(text: string, most: number): number {
  return Math.min(most, Math.max(1, Math.trunc(Number(text)) || 1));
}
