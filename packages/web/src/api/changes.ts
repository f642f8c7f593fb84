import type { ActionMetadata, AnsweredRecord, ToldBefore } from '@gejie/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from './client.ts';
import { type AskAboutConflict, useAskAboutConflict } from './conflict.ts';
import { keys } from './keys.ts';
import { ApiProblem, currentOf } from './problem.ts';
import { changeInCache, dropFromLists, keepInCache, recordsChanged } from './recordCache.ts';
import { requestValues } from './requestValues.ts';
import { saved, saving } from './savesUnderWay.ts';

/**
 * `quiet`: the caller shows problems itself (a form, at its fields); otherwise they are announced.
 * All values are given as the inputs hold them, that is as the API answers them.
 */
export interface ChangeOptions {
  quiet?: boolean;
}

export interface NewRecord {
  values: Record<string, unknown>;
  /** `allow` after the user has seen the possible duplicates and goes on. */
  duplicates?: 'check' | 'allow';
}

/** Creates a record. A 409 problem carries `duplicates`. */
export function useCreateRecord(path: string, { quiet = true }: ChangeOptions = {}) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ values, duplicates }: NewRecord) =>
      request<AnsweredRecord>(path, { method: 'POST', body: requestValues(values), query: { duplicates } }),
    onSuccess: (record) => {
      client.setQueryData(keys.record(path, record.id), record);
      return void recordsChanged(client);
    },
    meta: { quiet },
  });
}

export interface RecordChange {
  id: number;
  /** The version the user was looking at. */
  version: number;
  changes: Record<string, unknown>;
}

/**
 * Changes a record: shown at once, taken back with a message when the server refuses. When someone else has changed the
 * same fields meanwhile, the user is asked; changes of other fields are merged by the server.
 */
export function useUpdateRecord(path: string, { quiet = false }: ChangeOptions = {}) {
  const client = useQueryClient();
  const ask = useAskAboutConflict();
  return useMutation({
    mutationFn: (change: RecordChange) => saving(path, change.id, save(path, change, ask)),
    onMutate: ({ id, changes }) => changeInCache(client, path, id, changes),
    onError: (_error, _change, takeBack) => takeBack?.(),
    onSuccess: (record) => {
      keepInCache(client, path, record);
      void recordsChanged(client);
    },
    meta: { quiet },
  });
}

async function save(path: string, change: RecordChange, ask: AskAboutConflict): Promise<AnsweredRecord> {
  const body = { ...requestValues(change.changes), version: change.version };
  try {
    return await request<AnsweredRecord>(`${path}/${change.id}`, { method: 'PATCH', body });
  } catch (error) {
    const current = currentOf(error);
    if (!current) throw error;
    const { mine, others } = disputed(change.changes, error);
    const kept = await ask({ path, mine, current });
    // Not decided: the caller shows what is wrong, with everything still as it was typed.
    if (kept === null) throw error;
    const changes = { ...others, ...kept };
    if (Object.keys(changes).length === 0) return current;
    return save(path, { id: change.id, version: current.version, changes }, ask);
  }
}

/** What two people changed, and what only this one did: the latter is saved whatever becomes of the former. */
function disputed(changes: Record<string, unknown>, error: unknown) {
  const named = error instanceof ApiProblem ? error.fieldProblems.map(({ field }) => field) : [];
  const isDisputed = ([name]: [string, unknown]) => named.length === 0 || named.includes(name);
  const entries = Object.entries(changes);
  return {
    mine: Object.fromEntries(entries.filter(isDisputed)),
    others: Object.fromEntries(entries.filter((entry) => !isDisputed(entry))),
  };
}

/** Moves a record to the recycle bin. */
export function useRemove(path: string, { quiet = false }: ChangeOptions = {}) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => request<void>(`${path}/${id}`, { method: 'DELETE' }),
    onSuccess: (_nothing, id) => {
      dropFromLists(client, path, new Set([id]));
      void recordsChanged(client);
    },
    meta: { quiet },
  });
}

/** Brings a record back from the recycle bin. */
export function useRestore(path: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => request<AnsweredRecord>(`${path}/${id}/restore`, { method: 'POST' }),
    onSuccess: () => void recordsChanged(client),
  });
}

/** Deletes a record for good; only from the recycle bin, and only by those who have the right. */
export function usePurge(path: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => request<void>(`${path}/${id}`, { method: 'DELETE', query: { purge: 1 } }),
    onSuccess: () => void recordsChanged(client),
  });
}

/** Runs a named action of the module on one record: `POST /api/{path}/{id}/{action}`. */
export function useAction<Answer>(path: string, action: string, { quiet = false }: ChangeOptions = {}) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (asked: { id: number; body?: Record<string, unknown> }) =>
      runAction<Answer>(path, { ...asked, action }),
    onSuccess: () => void recordsChanged(client),
    meta: { quiet },
  });
}

/** What goes along with an action, told before it is run; asked only of those that say they have something to tell. */
export function useToldBefore(path: string, id: number, { name, tells }: ActionMetadata) {
  return useQuery({
    queryKey: [...keys.record(path, id), 'told', name],
    queryFn: ({ signal }) => request<ToldBefore>(`${path}/${id}/${name}`, { signal }),
    enabled: tells === true,
    gcTime: 0,
    retry: false,
  });
}

/** Runs whichever action of the module it is told to. */
export function useActions<Answer>(path: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (asked: { id: number; action: string; body?: Record<string, unknown> }) =>
      runAction<Answer>(path, asked),
    onSuccess: () => void recordsChanged(client),
  });
}

async function runAction<Answer>(
  path: string,
  { id, action, body = {} }: { id: number; action: string; body?: Record<string, unknown> },
): Promise<Answer> {
  await saved(path, id);
  return request<Answer>(`${path}/${id}/${action}`, { method: 'POST', body });
}
