import type { DayHeaderInfo } from '@fullcalendar/react';
import type { Language } from '@gejie/core';
import type { TextKey } from '../../i18n/index.ts';

/**
 * The ways to look at a calendar, by their name in the address, with FullCalendar's name for each. A month of a department
 * has thousands of entries, more than a screen shows or a browser draws at once: so many of each day are fetched, and how
 * many it has stands beside its date.
 */
export const calendarViews = {
  // More than fit into a day's square on a large screen, so that there is always a link to the others.
  month: { view: 'dayGridMonth', text: 'calendar.view.month', perDay: 12 },
  week: { view: 'timeGridWeek', text: 'calendar.view.week' },
  day: { view: 'timeGridDay', text: 'calendar.view.day' },
  agenda: { view: 'listMonth', text: 'calendar.view.agenda', perDay: 20 },
} as const satisfies Record<string, { view: string; text: TextKey; perDay?: number }>;

/** So many stand beside one another in the hours of a day; narrower ones could not be read. */
export const abreast = { timeGridWeek: { eventMaxStack: 4 }, timeGridDay: { eventMaxStack: 12 } };
/** Beside lanes of who is busy there is less room. */
export const abreastOfLanes = { ...abreast, timeGridWeek: { eventMaxStack: 3 } };

export type CalendarView = keyof typeof calendarViews;

export function isCalendarView(name: unknown): name is CalendarView {
  return typeof name === 'string' && Object.hasOwn(calendarViews, name);
}

/** How many of a day are fetched for a view of FullCalendar; undefined: all. */
export function perDayIn(view: string): number | undefined {
  const drawn: { view: string; perDay?: number }[] = Object.values(calendarViews);
  return drawn.find((one) => one.view === view)?.perDay;
}

/** Names, times and dates in the type of the screens around them; FullCalendar's own is that of a page of text. */
export const labels = Object.fromEntries(
  [
    'dayHeaderInnerClass',
    'dayCellTopInnerClass',
    'slotHeaderInnerClass',
    'allDayHeaderInnerClass',
    'listDayHeaderInnerClass',
    'listItemEventInnerClass',
    'noEventsInnerClass',
  ].map((option) => [option, 'calendar-label']),
);

/** A week by its first and last day: FullCalendar names its month alone, of which a phone shows no days. */
export function weekTitle(first: Date, last: Date, language: Language): string {
  const utc = { timeZone: 'UTC' } as const;
  if (language === 'en')
    return new Intl.DateTimeFormat('en-GB', {
      ...utc,
      day: 'numeric',
      month: 'short',
      year: 'numeric',
    }).formatRange(first, last);
  const inChinese = (date: Date, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('zh-CN', { ...utc, ...options }).format(date);
  const same = (part: 'year' | 'month') =>
    inChinese(first, { [part]: 'numeric' }) === inChinese(last, { [part]: 'numeric' });
  const ending: Intl.DateTimeFormatOptions = {
    ...(same('year') ? {} : { year: 'numeric' }),
    ...(same('month') ? {} : { month: 'long' }),
    day: 'numeric',
  };
  return `${inChinese(first, { year: 'numeric', month: 'long', day: 'numeric' })} – ${inChinese(last, ending)}`;
}

/** Above a day of the week stands its date too where FullCalendar has room for the weekday alone. */
export function datedHeads({ text, date, view }: DayHeaderInfo): string {
  const isAlone = view.type === calendarViews.week.view && !/\d/.test(text);
  return isAlone ? `${date.getUTCDate()} ${text}` : text;
}
