import type { AnsweredRecord, Filter, ListAnswer } from '@gejie/core';
import {
  infiniteQueryOptions,
  keepPreviousData,
  type QueryClient,
  queryOptions,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { type QueryValue, request } from './client.ts';
import { keys } from './keys.ts';

export interface RecordQuery {
  where?: Filter;
  q?: string;
  /** `-updatedAt,name` */
  sort?: string;
  fields?: readonly string[];
  /** Records a page, at most 200. */
  limit?: number;
  /** The recycle bin instead of the living. */
  deleted?: boolean;
}

/** A RecordQuery as the address carries it; export takes the same. */
export function addressQuery(query: RecordQuery): Record<string, QueryValue> {
  const conditions = query.where && Object.keys(query.where).length > 0;
  return {
    where: conditions ? JSON.stringify(query.where) : undefined,
    q: query.q,
    sort: query.sort,
    fields: query.fields?.join(','),
    limit: query.limit,
    deleted: query.deleted ? 1 : undefined,
  };
}

export function recordsQuery(path: string, query: RecordQuery) {
  return infiniteQueryOptions({
    queryKey: keys.list(path, query),
    queryFn: ({ pageParam, signal }) =>
      request<ListAnswer>(path, {
        query: { ...addressQuery(query), after: pageParam, count: pageParam === null ? 1 : undefined },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

/** A list, page after page by cursor; the first page brings the count. Keeps the old rows until the new ones are there. */
export function useRecords(path: string, query: RecordQuery, options: { enabled?: boolean } = {}) {
  return useInfiniteQuery({ ...recordsQuery(path, query), ...options, placeholderData: keepPreviousData });
}

/** How many records match; capped by the server (`exact` says whether the number is the true one). */
export function countQuery(path: string, where: Filter) {
  return queryOptions({
    queryKey: keys.count(path, where),
    queryFn: async ({ signal }) => {
      const query = { ...addressQuery({ where, limit: 1, fields: ['id'] }), count: 1 };
      const answer = await request<ListAnswer>(path, { query, signal });
      return answer.count ?? { value: answer.records.length, exact: answer.next === null };
    },
  });
}

export function useCount(path: string, where: Filter, options: { enabled?: boolean } = {}) {
  return useQuery({ ...countQuery(path, where), ...options });
}

export function recordQuery(path: string, id: number) {
  return queryOptions({
    queryKey: keys.record(path, id),
    queryFn: ({ signal }) => request<AnsweredRecord>(`${path}/${id}`, { signal }),
  });
}

/**
 * A record to be typed upon: asked for anew, because what the cache knows may be old, and as it was when the typing
 * began, because its version says upon what was typed.
 */
export function useRecordToEdit(path: string, id: number) {
  return useQuery({
    ...recordQuery(path, id),
    queryKey: keys.edited(path, id),
    staleTime: 'static',
    gcTime: 0,
  });
}

/** One record. What a list already knows of it is shown until the whole of it has come. */
export function useRecord(path: string, id: number) {
  const client = useQueryClient();
  return useQuery({ ...recordQuery(path, id), placeholderData: () => listedRecord(client, path, id) });
}

/** Milliseconds a pointer rests on a row before the row is taken for the next to be opened. */
const hoverPause = 70;

/** Reads a record ahead of a probable click; rows that are only passed over are not read. */
export function usePrefetchRecord(path: string): (id: number) => void {
  const client = useQueryClient();
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(waiting.current), []);
  return useCallback(
    (id) => {
      clearTimeout(waiting.current);
      waiting.current = setTimeout(
        () => void client.prefetchQuery({ ...recordQuery(path, id), staleTime: 20_000 }),
        hoverPause,
      );
    },
    [client, path],
  );
}

export interface ListPages {
  pages: ListAnswer[];
  pageParams: unknown[];
}

function listedRecord(client: QueryClient, path: string, id: number): AnsweredRecord | undefined {
  for (const [, list] of client.getQueriesData<ListPages>({ queryKey: keys.lists(path) })) {
    for (const page of list?.pages ?? []) {
      const found = page.records.find((record) => record.id === id);
      if (found) return found;
    }
  }
  return undefined;
}

/** Records that point at this one, page after page: `GET /api/{path}/{id}/related/{name}`. */
export function useRelated(path: string, id: number, name: string, query: RecordQuery = {}) {
  return useInfiniteQuery({
    queryKey: [...keys.related(path, id, name), query],
    queryFn: ({ pageParam, signal }) =>
      request<ListAnswer>(`${path}/${id}/related/${name}`, {
        query: { ...addressQuery(query), after: pageParam, count: pageParam === null ? 1 : undefined },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}
