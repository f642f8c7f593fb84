import type { HomeAnswer, HomeWidget, NoteAnswer, ViewSharing } from '@gejie/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from './client.ts';
import { keys } from './keys.ts';

/** A page as it is sent. */
export interface HomePageDraft {
  id: number | null;
  name: string;
  widgets: HomeWidget[];
  shared: ViewSharing;
  departments: number[];
  users: number[];
}

/** Whose pages: one's own, or those that the people of a role get. */
export type HomeOf = { role: number } | 'me';

function pathOf(of: HomeOf): string {
  return of === 'me' ? 'home' : `home/roles/${of.role}`;
}

export function homeQuery(of: HomeOf) {
  return queryOptions({
    queryKey: keys.home(of),
    queryFn: ({ signal }) => request<HomeAnswer>(pathOf(of), { signal }),
    staleTime: 60_000,
  });
}

/** Which widgets stand on which page. */
export function useHome(of: HomeOf) {
  return useQuery(homeQuery(of));
}

/** Saves all pages; 409 when they were changed elsewhere meanwhile. */
export function useSaveHome(of: HomeOf) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: { version: number; pages: HomePageDraft[] }) =>
      request<HomeAnswer>(pathOf(of), { method: 'PUT', body: change }),
    onSuccess: (saved) => client.setQueryData(keys.home(of), saved),
    meta: { quiet: true },
  });
}

/** Back to what the role or the product gives. */
export function useForgetHome(of: HomeOf) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => request<void>(pathOf(of), { method: 'DELETE' }),
    onSuccess: () => client.refetchQueries({ queryKey: keys.home(of) }),
  });
}

export function readNote(widget: string, signal?: AbortSignal): Promise<NoteAnswer> {
  return request<NoteAnswer>(`home/notes/${widget}`, signal ? { signal } : {});
}

/** Characters of a note that a browser sends on after the page has gone: 64 KB at most (Fetch Standard, 4.6). */
const mostSentOn = 16_000;

export function writeNote(widget: string, note: { text: string; version: number }): Promise<NoteAnswer> {
  const keepalive = note.text.length <= mostSentOn;
  return request<NoteAnswer>(`home/notes/${widget}`, { method: 'PUT', body: note, keepalive });
}
