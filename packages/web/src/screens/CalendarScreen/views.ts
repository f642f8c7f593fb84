import type { TextKey } from '../../i18n/index.ts';

/** The ways to look at a calendar, by their name in the address, with FullCalendar's name for each. */
export const calendarViews = {
  month: { view: 'dayGridMonth', text: 'calendar.view.month' },
  week: { view: 'timeGridWeek', text: 'calendar.view.week' },
  day: { view: 'timeGridDay', text: 'calendar.view.day' },
  agenda: { view: 'listMonth', text: 'calendar.view.agenda' },
} as const satisfies Record<string, { view: string; text: TextKey }>;

export type CalendarView = keyof typeof calendarViews;

export function isCalendarView(name: unknown): name is CalendarView {
  return typeof name === 'string' && Object.hasOwn(calendarViews, name);
}
