import type { DuplicatesAnswer } from '@gejie/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from './client.ts';
import { keys } from './keys.ts';

/** Records of a module that look like the same, group after group. */
export function useDuplicates(path: string) {
  return useInfiniteQuery({
    queryKey: keys.duplicates(path),
    queryFn: ({ pageParam, signal }) =>
      request<DuplicatesAnswer>(`${path}/duplicates`, { query: { after: pageParam ?? undefined }, signal }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
  });
}

/** Looks for them over the whole module; answers the job. */
export function useSearchDuplicates(path: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => request<{ job: number }>(`${path}/duplicates/search`, { method: 'POST' }),
    onSuccess: () => void client.invalidateQueries({ queryKey: keys.myJobs }),
  });
}

/** Those of a group are not the same, and are not proposed again. */
export function useDismissDuplicates(path: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (group: number) => request<void>(`${path}/duplicates/${group}/dismiss`, { method: 'POST' }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.duplicates(path) }),
  });
}
