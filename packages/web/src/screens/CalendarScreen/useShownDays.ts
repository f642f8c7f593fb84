import type { CalendarRef, DatesSetInfo } from '@fullcalendar/react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { useSignedIn } from '../../api/index.ts';
import { useLanguage } from '../../i18n/index.ts';
import { instantBehind, onTheWall } from './calendarEvents.ts';
import { type CalendarView, calendarViews, perDayIn, weekTitle } from './views.ts';

/** What the calendar shows at the moment. */
export interface ShownDays {
  title: string;
  from: string;
  to: string;
  perDay: number | undefined;
}

const dayOf = (date: Date) => date.toISOString().slice(0, 10);

/**
 * Which days are shown, and how: the address says so, and a calendar that is turned over writes it there. Days with today
 * among them have no date in their address, so that tomorrow the same link shows tomorrow's.
 */
export function useShownDays(calendar: RefObject<CalendarRef | null>, view: CalendarView) {
  const navigate = useNavigate({ from: '/calendar' });
  const language = useLanguage();
  const { timeZone } = useSignedIn().user;
  const { date } = useSearch({ from: '/frame/calendar' });
  const [shown, setShown] = useState<ShownDays | null>(null);
  const today = useCallback(() => onTheWall(new Date().toISOString(), timeZone).slice(0, 10), [timeZone]);
  // What was written to the address by a turn of the pages, until it comes back from there.
  const written = useRef<(string | undefined)[]>([date]);

  useEffect(() => {
    const api = calendar.current?.getApi();
    if (!api) return;
    const drawn = calendarViews[view].view;
    if (api.view.type !== drawn) api.changeView(drawn);
    const own = written.current.indexOf(date);
    if (own >= 0) written.current.splice(0, own);
    else api.gotoDate(date ?? today());
  }, [calendar, view, date, today]);

  // It is told anew after every drawing; only other days are news.
  const datesSet = ({ start, end, view: drawn }: DatesSetInfo) => {
    const [first, last] = [drawn.currentStart, new Date(drawn.currentEnd.getTime() - 1)];
    const next = {
      title: drawn.type === calendarViews.week.view ? weekTitle(first, last, language) : drawn.title,
      from: instantBehind(start, timeZone),
      to: instantBehind(end, timeZone),
      perDay: perDayIn(drawn.type),
    };
    setShown((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
    const now = today();
    const wanted = dayOf(first) <= now && now <= dayOf(last) ? undefined : dayOf(first);
    if (written.current.at(-1) === wanted) return;
    written.current.push(wanted);
    void navigate({ to: '/calendar', search: (before) => ({ ...before, date: wanted }), replace: true });
  };
  return { shown, datesSet };
}
