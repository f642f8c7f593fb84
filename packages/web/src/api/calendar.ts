import type {
  AnsweredRecord,
  CalendarAnswer,
  CalendarLayer,
  ListAnswer,
  ModuleMetadata,
  OccurrenceScope,
} from '@gejie/core';
import {
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueries,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { ChangeOptions } from './changes.ts';
import { request } from './client.ts';
import { keys } from './keys.ts';

export interface CalendarQuery {
  from: string;
  to: string;
  layers: readonly CalendarLayer[];
  /** Paths of modules shown as well; absent: none. */
  also?: readonly string[];
  /** Ids of people whose free time is asked for. */
  busy: readonly number[];
  /** Of a day only the first so many; absent: all. */
  perDay?: number;
}

export function useCalendar(query: CalendarQuery | null) {
  return useQuery({
    queryKey: keys.calendar(query ?? {}),
    queryFn: ({ signal }) =>
      request<CalendarAnswer>('calendar', {
        query: {
          from: query?.from,
          to: query?.to,
          layers: query?.layers.join(','),
          also: query?.also?.join(','),
          busy: query?.busy.join(','),
          perDay: query?.perDay,
        },
        signal,
      }),
    enabled: query !== null,
    placeholderData: keepPreviousData,
    refetchOnMount: 'always',
  });
}

const mostNotDone = 20;

/** One's own records of a module that were planned before now and are not done, the oldest first. */
export function useNotDone(module: ModuleMetadata) {
  return useQuery(notDone(module));
}

/** How many of them there are in all of these modules. */
export function useNotDoneTally(modules: readonly ModuleMetadata[]): number {
  return useQueries({
    queries: modules.map(notDone),
    combine: (found) => found.reduce((sum, { data }) => sum + (data?.count?.value ?? 0), 0),
  });
}

function notDone({ path, title, calendar }: ModuleMetadata) {
  const where = {
    owner: '$me',
    [calendar?.end ?? calendar?.start ?? '']: { lt: '$now' },
    ...(calendar?.done ? { not: calendar.done } : {}),
    ...(calendar?.repeats ? { [calendar.repeats.rule]: { empty: true } } : {}),
  };
  return queryOptions({
    queryKey: [...keys.found(path), 'notDone', where],
    queryFn: ({ signal }) =>
      request<ListAnswer>(path, {
        query: {
          where: JSON.stringify(where),
          fields: [title, calendar?.start].join(','),
          sort: calendar?.start,
          limit: mostNotDone,
          count: 1,
        },
        signal,
      }),
    enabled: calendar !== undefined,
  });
}

export interface EntryChange {
  path: string;
  id: number;
  /** Of a series: which occurrence, and which others go along. */
  occurrence: { at: string; scope: OccurrenceScope } | null;
  /** Null: it does not take place. */
  values: Record<string, unknown> | null;
}

/** Changes what stands in a calendar: a record, or occurrences of a series. */
export function useChangeEntry({ quiet = false }: ChangeOptions = {}) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ path, id, occurrence, values }: EntryChange): Promise<AnsweredRecord | undefined> => {
      if (occurrence)
        return request<AnsweredRecord>(`${path}/${id}/occurrences`, {
          method: 'POST',
          body: { occurrence: occurrence.at, scope: occurrence.scope, values },
        });
      if (values === null) return request<undefined>(`${path}/${id}`, { method: 'DELETE' });
      return request<AnsweredRecord>(`${path}/${id}`, { method: 'PATCH', body: values });
    },
    onSettled: (_made, _error, { path }) =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.allCalendars }),
        client.invalidateQueries({ queryKey: keys.records(path) }),
      ]),
    meta: { quiet },
  });
}

/** The address at which one's own calendar can be subscribed to. */
export function useCalendarFeed() {
  return useQuery({
    queryKey: keys.calendarFeed,
    queryFn: ({ signal }) => request<{ url: string }>('calendar/feed', { signal }),
  });
}

/** Lets the address lead nowhere, and makes another. */
export function useRenewCalendarFeed() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => request<void>('calendar/feed', { method: 'DELETE' }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.calendarFeed }),
  });
}
