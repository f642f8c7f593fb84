import { addToDay, type CalendarEntry, instantOf, wallClock } from '@gejie/core';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useCalendar, useModules, useSignedIn } from '../../../api/index.ts';
import { useFormat, useText } from '../../../i18n/index.ts';
import { Icon } from '../../../theme/index.ts';
import { LabelledInput } from '../../../ui/LabelledInput.tsx';
import { numberIn } from '../settings.ts';
import { WidgetBox } from '../WidgetBox.tsx';
import type { WidgetKind, WidgetProps, WidgetSettingsProps } from '../widgetKind.ts';

const usualDays = 7;

export const agenda: WidgetKind = {
  label: 'home.agenda',
  about: 'home.agendaAbout',
  icon: 'calendar',
  size: { w: 5, h: 6 },
  start: (modules) => (modules.some((module) => module.calendar) ? { days: usualDays } : null),
  Content: Agenda,
  Settings: AgendaSettings,
};

/** What stands in my calendar in the next days, day by day. */
function Agenda({ widget }: WidgetProps) {
  const t = useText();
  const format = useFormat();
  const { user } = useSignedIn();
  const days = numberIn(widget.settings, 'days', usualDays);
  const [today = ''] = wallClock(new Date(), user.timeZone).split(' ');
  const query = useMemo(() => {
    const at = (day: string) => instantOf(`${day} 00:00:00`, user.timeZone).toISOString();
    return { from: at(today), to: at(addToDay(today, days, 'day')), layers: ['own' as const], busy: [] };
  }, [today, days, user.timeZone]);
  const calendar = useCalendar(query);
  const entries = calendar.data?.entries ?? [];
  const dayOf = (entry: CalendarEntry) => {
    const [day = ''] = wallClock(new Date(entry.startsAt), user.timeZone).split(' ');
    // What began before today is still going on.
    return day < today ? today : day;
  };
  const byDay = Map.groupBy(entries, dayOf);
  const nameOf = (day: string) =>
    day === today
      ? t('home.today')
      : day === addToDay(today, 1, 'day')
        ? t('home.tomorrow')
        : format.dayInWords(instantOf(`${day} 12:00:00`, user.timeZone));
  return (
    <WidgetBox
      widget={widget}
      title={t('home.agenda')}
      more={<Link to="/calendar">{t('home.calendar')}</Link>}
      pending={calendar.isPending}
      error={calendar.error}
      onRetry={() => void calendar.refetch()}
    >
      {entries.length === 0 && <p className="quiet widget-empty">{t('home.agendaNone', { days })}</p>}
      {[...byDay].map(([day, ofDay]) => (
        <section key={day}>
          <h3 className="agenda-day">{nameOf(day)}</h3>
          <ul>
            {ofDay.map((entry) => (
              <Entry key={`${entry.module}.${entry.id}.${entry.startsAt}`} entry={entry} />
            ))}
          </ul>
        </section>
      ))}
    </WidgetBox>
  );
}

function Entry({ entry }: { entry: CalendarEntry }) {
  const t = useText();
  const { user } = useSignedIn();
  const { data: modules = [] } = useModules();
  const icon = modules.find(({ path }) => path === entry.module)?.icon ?? 'event';
  const [, clock = ''] = wallClock(new Date(entry.startsAt), user.timeZone).split(' ');
  return (
    <li>
      <Link
        to="/$path/$id"
        params={{ path: entry.module, id: String(entry.id) }}
        className={entry.done ? 'widget-line widget-done' : 'widget-line'}
      >
        <time dateTime={entry.startsAt}>{entry.allDay ? t('home.allDay') : clock.slice(0, 5)}</time>
        <span>{entry.title}</span>
        <Icon name={icon} size={13} />
      </Link>
    </li>
  );
}

function AgendaSettings({ settings, onChange }: WidgetSettingsProps) {
  const t = useText();
  return (
    <LabelledInput
      label={t('home.days')}
      type="number"
      value={String(numberIn(settings, 'days', usualDays))}
      onChange={(days) => onChange({ days: Math.min(31, Math.max(1, Math.round(Number(days)) || 1)) })}
    />
  );
}
