import type { KnownCurrency, Language } from '@gejie/core';
import { dateWriter } from './dateWriter.ts';
import { moneyWriter } from './moneyWriter.ts';
import {
  asTheLanguage,
  dateShapeOf,
  type Separators,
  separatorsOf,
  type Writing,
  withSeparators,
} from './writing.ts';

/** Numbers and times as people of one language, in one time zone, with one company currency, write them. */
export interface Format {
  /** `1,280.5`; decimal strings keep every digit. */
  number(value: number | string, scale?: number): string;
  /** `¥1,280,500.00`; `currency` is an ISO code, the company's when absent. */
  money(value: number | string, currency?: string | null): string;
  /** `¥128.05 万` (zh), `¥1.28M` (en): for cards and sums. */
  moneyShort(value: number | string, currency?: string | null): string;
  /** `12.5%` of 12.5 */
  percent(value: number | string): string;
  /** `2026-11-23` as the language writes it; takes a plain date. */
  date(value: string): string;
  /** As `date`, without the year while it is this one. */
  dateShort(value: string, now?: Date): string;
  /** An ISO time in the user's zone, to the minute. */
  dateTime(value: string): string;
  /** As `dateTime`, to the second. */
  instant(value: string): string;
  /** As `dateTime`, without the year while it is this one. */
  dateTimeShort(value: string, now?: Date): string;
  /** From one ISO time to another, what they share said once: `27 Nov 14:00 – 16:00`. */
  span(from: string, to: string): string;
  /** `3 天前`, `today`, `in 2 days`: takes an ISO time or plain date. */
  relative(value: string, now?: Date): string;
  /** `1 小时 15 分钟` of 75 minutes: the two largest units that there are some of. */
  lasting(minutes: number): string;
  /** `11月23日星期一` */
  dayInWords(value: Date): string;
  /** `1.4 MB` of bytes. */
  bytes(value: number): string;
  /** `A、B、C` / `A, B, C` */
  list(values: readonly string[]): string;
  /** Today as `YYYY-MM-DD` in the user's zone. */
  today(now?: Date): string;
  /** Hour of the day, 0–23, in the user's zone. */
  hour(now?: Date): number;
  /** What stands between the digits of numbers. */
  separators: Separators;
  /** How a day is typed, as the library of dates writes it: `DD/MM/YYYY`. */
  dayPattern: string;
}

const day = 86_400_000;

/**
 * @param currencies how the company writes them; others are written as usual
 * @param writing how the user writes dates and numbers
 */
export function formatIn(
  language: Language,
  timeZone: string,
  companyCurrency: string,
  currencies: readonly KnownCurrency[] = [],
  writing: Writing = asTheLanguage,
): Format {
  const decimals = new Map<number | undefined, Intl.NumberFormat>();
  const dayNumber = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  const shape = dateShapeOf(language, writing);
  const dates = dateWriter(shape, timeZone);
  const separators = separatorsOf(writing);
  const relativeFormat = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });

  const remembered = <K, V>(map: Map<K, V>, key: K, make: () => V): V => {
    const known = map.get(key) ?? make();
    map.set(key, known);
    return known;
  };
  const number: Format['number'] = (value, scale) => {
    const digits = { minimumFractionDigits: scale, maximumFractionDigits: scale ?? 10 };
    const format = remembered(decimals, scale, () => new Intl.NumberFormat(language, digits));
    return writing.numbers === null
      ? format.format(value as Intl.StringNumericLiteral)
      : withSeparators(format.formatToParts(value as Intl.StringNumericLiteral), separators);
  };
  const write = moneyWriter(language, currencies, separators);
  const dayOf = (value: string) => (value.length === 10 ? value : dayNumber.format(new Date(value)));
  const today: Format['today'] = (now = new Date()) => dayNumber.format(now);

  return {
    number,
    money: (value, currency) => write(value, currency ?? companyCurrency),
    moneyShort: (value, currency) => write.inShort(Number(value), currency ?? companyCurrency),
    percent: (value) => `${number(value)}%`,
    date: dates.day,
    dateShort: (value, now = new Date()) => {
      const thisYear = value.slice(0, 4) === today(now).slice(0, 4);
      return thisYear ? dates.dayOfYear(value) : dates.day(value);
    },
    dateTime: dates.minute,
    instant: dates.second,
    dateTimeShort: (value, now = new Date()) => {
      const thisYear = dayOf(value).slice(0, 4) === today(now).slice(0, 4);
      return thisYear ? dates.minuteOfYear(value) : dates.minute(value);
    },
    span: dates.span,
    relative: (value, now = new Date()) => {
      const days = Math.round((Date.parse(dayOf(value)) - Date.parse(today(now))) / day);
      if (Math.abs(days) < 60) return spaced(relativeFormat.format(days, 'day'));
      if (Math.abs(days) < 700) return spaced(relativeFormat.format(Math.round(days / 30.4), 'month'));
      return spaced(relativeFormat.format(Math.round(days / 365.25), 'year'));
    },
    lasting: (minutes) => lasting(language, minutes),
    dayInWords: (value) =>
      spaced(
        new Intl.DateTimeFormat(language, {
          timeZone,
          month: 'long',
          day: 'numeric',
          weekday: 'long',
        }).format(value),
      ),
    bytes: (value) => bytesInShort(number, value),
    list: (values) => values.join(language === 'en' ? ', ' : '、'),
    today,
    hour: (now = new Date()) =>
      Number(new Intl.DateTimeFormat('en', { timeZone, hour: 'numeric', hourCycle: 'h23' }).format(now)),
    separators,
    dayPattern: shape.pattern,
  };
}

/** Figures among Chinese words stand a little apart from them: `3 天前`, `11 月 23 日 星期一`. */
function spaced(text: string): string {
  return text.replace(/(\d)(?=\p{Script=Han})/gu, '$1 ').replace(/(\p{Script=Han})(?=\d|星期)/gu, '$1 ');
}

function lasting(language: Language, minutes: number): string {
  const parts = {
    day: Math.floor(minutes / 1440),
    hour: Math.floor((minutes % 1440) / 60),
    minute: minutes % 60,
  };
  return Object.entries(parts)
    .filter(([, count]) => count > 0)
    .slice(0, 2)
    .map(([unit, count]) =>
      spaced(new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count)),
    )
    .join(' ');
}

function bytesInShort(number: Format['number'], value: number): string {
  const units = ['B', 'KB', 'MB', 'GB'];
  const power = value < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(value) / 10));
  return `${number((value / 1024 ** power).toFixed(power === 0 || value / 1024 ** power >= 100 ? 0 : 1))} ${units[power]}`;
}
