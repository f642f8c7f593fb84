import type { Filter, JobAnswer, JobState } from '@gejie/core';
import { useMutation, useMutationState, useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from './client.ts';
import { keys } from './keys.ts';
import { recordsChanged } from './recordCache.ts';

const runningStates: readonly JobState[] = ['queued', 'running'];
/** Milliseconds between two looks at a running job. */
const lookEvery = 600;

export function isRunning(job: JobAnswer): boolean {
  return runningStates.includes(job.state);
}

/** A job, looked at again while it runs; null asks nothing. */
export function useJob(id: number | null) {
  return useQuery({
    queryKey: keys.job(id ?? 0),
    queryFn: ({ signal }) => request<JobAnswer>(`jobs/${id}`, { signal }),
    enabled: id !== null,
    refetchInterval: (query) => (query.state.data && !isRunning(query.state.data) ? false : lookEvery),
  });
}

/** Milliseconds between two looks at the list of jobs while one of them runs. */
const lookAtAllEvery = 2_000;

/** The caller's own jobs, newest first; looked at again while one of them runs. */
export function useMyJobs() {
  return useQuery({
    queryKey: keys.myJobs,
    queryFn: ({ signal }) => request<JobAnswer[]>('jobs', { query: { limit: 50 }, signal }),
    refetchInterval: (query) => (query.state.data?.some(isRunning) ? lookAtAllEvery : false),
  });
}

/** Stops a job, which goes on until it has ended what it is at; wherever that was asked, it is known here. */
export function useStopJob(id: number): { stop(): void; isStopping: boolean } {
  const client = useQueryClient();
  const mutationKey = keys.stopJob(id);
  const { mutate } = useMutation({
    mutationKey,
    mutationFn: () => request<void>(`jobs/${id}`, { method: 'DELETE' }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.job(id) });
      void client.invalidateQueries({ queryKey: keys.myJobs });
    },
  });
  const asked = useMutationState({ filters: { mutationKey }, select: ({ state }) => state.status });
  return { stop: () => mutate(), isStopping: asked.some((status) => status !== 'error') };
}

/** Takes an import back. */
export function useUndoJob() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => request<{ job: number }>(`jobs/${id}/undo`, { method: 'POST' }),
    onSuccess: () => void recordsChanged(client),
  });
}

/** Which records a bulk change is meant for: those picked, or all that match. */
export type BulkTarget = { ids: number[] } | { where: Filter; q?: string };

export type BulkRequest = BulkTarget & {
  action:
    | 'update'
    | 'assign'
    | 'delete'
    | 'restore'
    | 'purge'
    | 'tag'
    | 'untag'
    | 'run'
    | 'claim'
    | 'allot'
    | 'release';
  values?: Record<string, unknown>;
};

/** Starts a change of many records; answers the job that does it. */
export function useBulk(path: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: BulkRequest) =>
      request<{ job: number }>(`${path}/bulk`, { method: 'POST', body: change }),
    onSuccess: () => void client.invalidateQueries({ queryKey: keys.myJobs }),
  });
}

/** Uploads a file to import; `options` as api.md's "Import" says. */
export function useStartImport(path: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ file, options }: { file: File; options: object }) => {
      const form = new FormData();
      form.set('options', JSON.stringify(options));
      form.set('file', file);
      return request<{ job: number }>(`${path}/import`, { method: 'POST', body: form });
    },
    onSuccess: () => void client.invalidateQueries({ queryKey: keys.myJobs }),
    meta: { quiet: true },
  });
}
