import type {
  AnsweredRecord,
  ClaimPreview,
  Falling,
  Filter,
  ListAnswer,
  ModuleMetadata,
  OwnerPeriod,
  PoolAnswer,
  PoolForecast,
  Reference,
  ReleasePreview,
} from '@gejie/core';
import {
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { request } from './client.ts';
import { keys } from './keys.ts';
import { fieldOf } from './modules.ts';
import { recordsChanged } from './recordCache.ts';

/** Whether records of a module may fall into pools at all. */
export function hasPools(module: ModuleMetadata): boolean {
  return fieldOf(module, 'pool')?.kernel === true;
}

/** The pools of a module that are for the reader. */
export function poolsQuery(path: string) {
  return queryOptions({
    queryKey: keys.pools(path),
    queryFn: ({ signal }) => request<PoolAnswer[]>(`${path}/pools`, { signal }),
    staleTime: 30_000,
  });
}

export function usePools(path: string) {
  return useQuery(poolsQuery(path));
}

export interface PooledQuery {
  pool?: number;
  /** Instead of a pool: the reader's own records that fall into one within so many days. */
  falling?: number;
  where?: Filter;
  q?: string;
  sort?: string;
}

/** What lies in a pool, or is about to, page after page. */
export function usePooled(path: string, { where, ...query }: PooledQuery) {
  return useInfiniteQuery({
    queryKey: keys.list(path, { ...query, where, pooled: true }),
    queryFn: ({ pageParam, signal }) =>
      request<ListAnswer>(path, {
        query: {
          ...query,
          where: where && JSON.stringify(where),
          limit: 50,
          after: pageParam,
          count: pageParam === null ? 1 : undefined,
        },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
}

/** One record as it is seen in its pool. */
export function usePooledRecord(path: string, pool: number, id: number) {
  return useQuery({
    queryKey: [...keys.record(path, id), 'pool', pool],
    queryFn: ({ signal }) => request<AnsweredRecord>(`${path}/${id}`, { query: { pool }, signal }),
  });
}

export function useClaimPreview(path: string, pool: number, id: number) {
  return useQuery({
    queryKey: [...keys.record(path, id), 'claim', pool],
    queryFn: ({ signal }) => request<ClaimPreview>(`${path}/${id}/claim`, { query: { pool }, signal }),
  });
}

/** Who has had a record, the present one first. */
export function useOwners(path: string, id: number, pool?: number) {
  return useQuery({
    queryKey: [...keys.record(path, id), 'owners', pool],
    queryFn: ({ signal }) => request<OwnerPeriod[]>(`${path}/${id}/owners`, { query: { pool }, signal }),
  });
}

export function useReleasePreview(path: string, id: number, options: { enabled?: boolean } = {}) {
  return useQuery({
    queryKey: [...keys.record(path, id), 'release'],
    queryFn: ({ signal }) => request<ReleasePreview>(`${path}/${id}/release`, { signal }),
    ...options,
  });
}

/** When records fall into a pool, by id; those that don't are missing. */
export function fallingQuery(path: string, ids: readonly number[]) {
  return queryOptions({
    queryKey: [...keys.found(path), 'falling', ids],
    queryFn: async ({ signal }) => {
      const found = await request<Falling[]>(`${path}/falling`, { query: { ids: ids.join(',') }, signal });
      return new Map(found.map((one) => [one.id, one]));
    },
    enabled: ids.length > 0,
  });
}

export function useFalling(path: string, ids: readonly number[]) {
  return useQuery({ ...fallingQuery(path, ids), placeholderData: keepPreviousData });
}

/** A verb of the pools on one record; what it changes is read anew. */
function usePoolVerb<Wish extends { id: number }, Answer>(path: string, verb: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: Wish) => request<Answer>(`${path}/${id}/${verb}`, { method: 'POST', body }),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: keys.pools(path) });
      void recordsChanged(client);
    },
    meta: { quiet: true },
  });
}

export const useClaim = (path: string) =>
  usePoolVerb<{ id: number; pool: number }, { id: number }>(path, 'claim');
export const useAllot = (path: string) =>
  usePoolVerb<{ id: number; pool: number; user: number }, { id: number }>(path, 'allot');
export const useRelease = (path: string) =>
  usePoolVerb<{ id: number; reason: string; pool?: number }, Reference>(path, 'release');

/** What a run would let fall so many days from now; asked for by hand. */
export function usePoolForecast(days: number | null) {
  return useQuery({
    queryKey: [...keys.settings('pools'), 'forecast', days],
    queryFn: ({ signal }) =>
      request<PoolForecast[]>('settings/pools/forecast', { query: { days: days ?? 0 }, signal }),
    enabled: days !== null,
  });
}

export function useRunPools() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => request<{ job: number }>('settings/pools/run', { method: 'POST' }),
    onSettled: () => void client.invalidateQueries({ queryKey: keys.settings('pools') }),
  });
}
