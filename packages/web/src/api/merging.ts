import type { MergePreviewAnswer, MergeWish } from '@gejie/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from './client.ts';
import { keys } from './keys.ts';

/** Records side by side, and how much would go along from each; fewer than two ask nothing. */
export function useMergePreview(path: string, ids: readonly number[]) {
  return useQuery({
    queryKey: keys.merging(path, ids),
    queryFn: ({ signal }) =>
      request<MergePreviewAnswer>(`${path}/merge/preview`, { method: 'POST', body: { ids }, signal }),
    enabled: ids.length > 1,
    // What is chosen from must not be from before the last look.
    gcTime: 0,
  });
}

/** Starts a merge; answers the job that does it. */
export function useMerge(path: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wish: MergeWish) =>
      request<{ job: number }>(`${path}/merge`, { method: 'POST', body: wish }),
    onSuccess: () => void client.invalidateQueries({ queryKey: keys.myJobs }),
    meta: { quiet: true },
  });
}
