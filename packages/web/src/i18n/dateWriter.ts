import type { DateShape } from './writing.ts';

/** Days and moments in one order and one time zone. */
export interface DateWriter {
  /** Of a plain date. */
  day(value: string): string;
  dayOfYear(value: string): string;
  minute(value: string): string;
  second(value: string): string;
  minuteOfYear(value: string): string;
  span(from: string, to: string): string;
}

export function dateWriter({ locale, day, month, dashes }: DateShape, timeZone: string): DateWriter {
  const write = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options);
  const figures = { day, month };
  const time = { hourCycle: 'h23', hour: '2-digit', minute: '2-digit' } as const;
  const whole = write({ timeZone: 'UTC', year: 'numeric', ...figures });
  const short = write({ timeZone: 'UTC', ...figures });
  const minute = write({ timeZone, ...time, year: 'numeric', ...figures });
  const second = write({ timeZone, ...time, second: '2-digit', year: 'numeric', ...figures });
  const minuteShort = write({ timeZone, ...time, ...figures });
  const tidy = (text: string) => (dashes ? text.replaceAll('/', '-') : text).replaceAll(',', '');
  const ofDay = (value: string) => new Date(`${value.slice(0, 10)}T00:00:00Z`);
  return {
    day: (value) => tidy(whole.format(ofDay(value))),
    dayOfYear: (value) => tidy(short.format(ofDay(value))),
    minute: (value) => tidy(minute.format(new Date(value))),
    second: (value) => tidy(second.format(new Date(value))),
    minuteOfYear: (value) => tidy(minuteShort.format(new Date(value))),
    span: (from, to) =>
      tidy(minuteShort.formatRange(new Date(from), new Date(to))).replace(/\s*–\s*/u, ' – '),
  };
}
