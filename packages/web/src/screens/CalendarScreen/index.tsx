import Calendar, { type CalendarRef, type EventApi } from '@fullcalendar/react';
import dayGrid from '@fullcalendar/react/daygrid';
import interaction from '@fullcalendar/react/interaction';
import list from '@fullcalendar/react/list';
import english from '@fullcalendar/react/locales/en-gb';
import chinese from '@fullcalendar/react/locales/zh-cn';
import theme from '@fullcalendar/react/themes/classic';
import timeGrid from '@fullcalendar/react/timegrid';
import '@fullcalendar/react/skeleton.css';
import '@fullcalendar/react/themes/classic/theme.css';
import '@fullcalendar/react/themes/classic/palette.css';
import type { CalendarEntry, CalendarLayer, OccurrenceScope, Reference } from '@gejie/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo, useRef, useState } from 'react';
import { problemText, useCalendar, useModules, useSignedIn } from '../../api/index.ts';
import { useLanguage, useText } from '../../i18n/index.ts';
import { openQuickCreate } from '../../navigation/quickCreate.ts';
import { useDocumentTitle } from '../../ui/useDocumentTitle.ts';
import { useNarrow } from '../../ui/useNarrow.ts';
import { BusyLane, lanesOf } from './BusyLane.tsx';
import { CalendarHead } from './CalendarHead.tsx';
import { busyEvents, eventsOf, instantBehind, onTheWall } from './calendarEvents.ts';
import { EntryDialog } from './EntryDialog.tsx';
import { FeedDialog } from './FeedDialog.tsx';
import { rememberAlso, rememberedAlso, rememberedLayers, rememberLayers } from './layers.ts';
import { OpenList } from './OpenList.tsx';
import { useAgendaFromToday } from './useAgendaFromToday.ts';
import { useChanging } from './useChanging.tsx';
import { useCrowdedDays } from './useCrowdedDays.tsx';
import { useShownDays } from './useShownDays.ts';
import { abreast, abreastOfLanes, calendarViews, datedHeads, isCalendarView, labels } from './views.ts';
import './calendar.css';

// What is the same at every drawing is made once: FullCalendar draws anew for what is not.
const plugins = [dayGrid, timeGrid, list, interaction, theme];
const locales = [chinese, english];
const clock = { hour: '2-digit', minute: '2-digit', hour12: false } as const;
const none: never[] = [];

/** Events, tasks and whatever else has a time, by month, week, day or as an agenda; dragging moves them. CAL-01 */
export default function CalendarScreen() {
  const t = useText();
  const language = useLanguage();
  const narrow = useNarrow();
  const navigate = useNavigate();
  const { view: wanted, date } = useSearch({ from: '/frame/calendar' });
  const { user } = useSignedIn();
  const { data: modules = none } = useModules();
  const view = isCalendarView(wanted) ? wanted : narrow ? 'agenda' : 'week';
  const [layers, setLayers] = useState<CalendarLayer[]>(() => rememberedLayers(user.id));
  const [wished, setWished] = useState<string[]>(() => rememberedAlso(user.id));
  const [people, setPeople] = useState<Reference[]>([]);
  const [open, setOpen] = useState<CalendarEntry | null>(null);
  const [feed, setFeed] = useState(false);
  const calendar = useRef<CalendarRef>(null);
  const paper = useRef<HTMLDivElement>(null);
  const { shown, datesSet } = useShownDays(calendar, view);
  const { change, dialog, saving } = useChanging();
  useDocumentTitle(t('calendar.title'));

  const timed = modules.filter((module) => module.calendar && module.rights.see);
  const creatable = timed.find((module) => module.rights.create && module.calendar?.end);
  const planned = timed.filter((module) => !module.calendar?.aside);
  const aside = timed.filter((module) => module.calendar?.aside);
  const also = aside.map(({ path }) => path).filter((path) => wished.includes(path));
  const query = shown && {
    from: shown.from,
    to: shown.to,
    layers,
    also,
    busy: people.map(({ id }) => id),
    perDay: shown.perDay,
  };
  const { data, error, isPlaceholderData } = useCalendar(query);
  // FullCalendar takes a new list for new events, and would lay them out anew at every stroke of a key elsewhere.
  const events = useMemo(
    () => [
      ...eventsOf(data?.entries ?? [], { timeZone: user.timeZone, modules, me: user.id }),
      ...busyEvents(data?.busy ?? [], people, user.timeZone, (name) => t('calendar.busyWith', { name })),
    ],
    [data, people, modules, user.id, user.timeZone, t],
  );

  const openDay = useCallback(
    (date: Date) => {
      calendar.current?.getApi().gotoDate(date);
      void navigate({ to: '/calendar', search: (before) => ({ ...before, view: 'day' }), replace: true });
    },
    [navigate],
  );
  const crowdedDays = useCrowdedDays(data?.crowded, openDay);
  const now = useCallback(() => onTheWall(new Date().toISOString(), user.timeZone), [user.timeZone]);
  const isHere = data !== undefined && !isPlaceholderData;
  const nothing = useCallback(() => t(isHere ? 'calendar.nothing' : 'frame.loading'), [isHere, t]);
  useAgendaFromToday(paper, view === 'agenda' && isHere && shown ? shown.from : null, now().slice(0, 10));
  const api = () => calendar.current?.getApi();
  const moved = (event: EventApi, revert: () => void) => {
    const entry = event.extendedProps.entry as CalendarEntry;
    const trait = timed.find(({ path }) => path === entry.module)?.calendar;
    // A day has no hour to be dragged to.
    if (!trait || !event.start || (trait.days && !event.allDay)) return revert();
    const end = event.end ?? event.start;
    const values = {
      [trait.start]: trait.days
        ? event.start.toISOString().slice(0, 10)
        : instantBehind(event.start, user.timeZone),
      ...(trait.end ? { [trait.end]: instantBehind(lasting(event, end, entry), user.timeZone) } : {}),
      ...(trait.allDay && event.allDay !== entry.allDay ? { [trait.allDay]: event.allDay } : {}),
    };
    change({ entry, values, undo: revert });
  };
  const create = (start: Date, end: Date, allDay: boolean) => {
    api()?.unselect();
    const trait = creatable?.calendar;
    if (!creatable || !trait?.end) return;
    void openQuickCreate(creatable.path, {
      [trait.start]: instantBehind(start, user.timeZone),
      [trait.end]: instantBehind(end, user.timeZone),
      ...(trait.allDay ? { [trait.allDay]: allDay } : {}),
    });
  };

  return (
    <section className="calendar-screen" aria-label={t('calendar.title')}>
      <CalendarHead
        title={shown?.title ?? ''}
        view={view}
        layers={layers}
        aside={aside}
        also={also}
        people={people}
        onView={(next) => {
          void navigate({ to: '/calendar', search: (before) => ({ ...before, view: next }), replace: true });
        }}
        onLayers={(next) => {
          rememberLayers(user.id, next);
          setLayers(next);
        }}
        onAlso={(next) => {
          rememberAlso(user.id, next);
          setWished(next);
        }}
        onPeople={setPeople}
        onToday={() => api()?.today()}
        onPrevious={() => api()?.prev()}
        onNext={() => api()?.next()}
        onFeed={() => setFeed(true)}
        onCreate={creatable ? () => void openQuickCreate(creatable.path) : undefined}
      />
      {error && <p className="notice notice-problem">{problemText(t, error)}</p>}
      {data?.cut && <p className="notice">{t('calendar.cut')}</p>}
      <div className="calendar-body">
        <div
          ref={paper}
          className={`calendar-paper calendar-paper-${view}${isHere ? '' : ' calendar-waiting'}`}
          aria-busy={saving}
          style={lanesOf(people.length)}
        >
          <Calendar
            ref={calendar}
            plugins={plugins}
            locales={locales}
            locale={language === 'en' ? 'en-gb' : 'zh-cn'}
            timeZone="UTC"
            now={now}
            initialView={calendarViews[view].view}
            initialDate={date}
            headerToolbar={false}
            height="100%"
            firstDay={1}
            nowIndicator
            navLinks
            navLinkDayClick={openDay}
            dayMaxEvents
            views={people.length > 1 ? abreastOfLanes : abreast}
            {...labels}
            {...crowdedDays}
            dayHeaderContent={datedHeads}
            noEventsContent={nothing}
            backgroundEventContent={BusyLane}
            scrollTime="08:00:00"
            slotDuration="00:30:00"
            defaultTimedEventDuration="00:30"
            eventTimeFormat={clock}
            selectable={creatable !== undefined && !narrow}
            selectMirror
            longPressDelay={350}
            events={events}
            datesSet={datesSet}
            eventClick={({ event, jsEvent }) => {
              jsEvent.preventDefault();
              const entry = event.extendedProps.entry as CalendarEntry | undefined;
              if (entry) setOpen(entry);
            }}
            eventDrop={({ event, revert }) => moved(event, revert)}
            eventResize={({ event, revert }) => moved(event, revert)}
            select={({ start, end, allDay }) => create(start, end, allDay)}
          />
        </div>
        <OpenList modules={planned} />
      </div>
      {open && (
        <EntryDialog
          entry={open}
          onClose={() => setOpen(null)}
          onEditOccurrence={() => {
            setOpen(null);
            const edit = (scope: OccurrenceScope) =>
              void navigate({
                to: '/$path/$id/edit',
                params: { path: open.module, id: String(open.id) },
                search: scope === 'all' || !open.occurrence ? {} : { at: open.occurrence, scope },
              });
            change({ entry: open, values: {}, undo: () => undefined, edit });
          }}
          onRemove={() => {
            setOpen(null);
            change({ entry: open, values: null, undo: () => undefined });
          }}
        />
      )}
      {feed && <FeedDialog onClose={() => setFeed(false)} />}
      {dialog}
    </section>
  );
}

/** What is dragged from the row of whole days into the hours lasts half an hour as drawn; what had hours keeps them. */
function lasting(event: EventApi, end: Date, entry: CalendarEntry): Date {
  if (event.allDay || event.end || entry.allDay || !event.start) return end;
  return new Date(event.start.getTime() + Date.parse(entry.endsAt) - Date.parse(entry.startsAt));
}
