import type { CrowdedDay } from '@gejie/core';
import { useMemo } from 'react';
import { useText } from '../../i18n/index.ts';
import { calendarViews } from './views.ts';

interface DrawnDay {
  text: string;
  date: Date;
}

const none: readonly CrowdedDay[] = [];

/** A day as the calendar draws it, on the wall clock told as if it were UTC. */
const dayOf = (date: Date) => date.toISOString().slice(0, 10);

/**
 * What FullCalendar is told to write on days of which only the first entries are there: how many they have, and a link to
 * all of them. Made once for an answer: it draws anew for functions that are not the same.
 */
export function useCrowdedDays(crowded: readonly CrowdedDay[] = none, openDay: (date: Date) => void) {
  const t = useText();
  return useMemo(() => {
    const counts = new Map(crowded.map(({ day, count }) => [day, count]));
    const named = (key: 'calendar.count' | 'calendar.firstOf', { text, date }: DrawnDay) => {
      const count = counts.get(dayOf(date));
      if (count === undefined) return text;
      const shown = calendarViews.agenda.perDay;
      return (
        <>
          {text}
          <span className="calendar-count">{t(key, { count, shown })}</span>
        </>
      );
    };
    return {
      moreLinkClick: ({ date, allDay }: { date: Date; allDay: boolean }) => {
        if (!allDay || !counts.has(dayOf(date))) return 'popover';
        openDay(date);
        return undefined;
      },
      moreLinkContent: ({ text }: { text: string }) => (counts.size > 0 ? t('calendar.more') : text),
      dayCellTopContent: (day: DrawnDay) => named('calendar.count', day),
      listDayHeaderContent: (day: DrawnDay & { level: number }) =>
        day.level === 0 ? named('calendar.firstOf', day) : day.text,
    };
  }, [crowded, openDay, t]);
}
