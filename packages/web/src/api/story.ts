import type { AnsweredRecord, CommentAnswer, HistoryEntry, TagAnswer, TimelineEntry } from '@gejie/core';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type QueryValue, request } from './client.ts';
import { keys } from './keys.ts';

/** A page of what happened, newest first. */
export interface StoryPage<Entry> {
  entries: Entry[];
  next: string | null;
}

/** What of a story is asked for: kinds of entries, what one person did, up to a day. */
export interface StoryQuery {
  kinds?: readonly string[];
  by?: number;
  until?: string;
  /** Entries a page. */
  limit?: number;
}

export function useTimeline(path: string, id: number, { kinds, by, until, limit }: StoryQuery = {}) {
  const query = { kinds: kinds?.join(','), by, until, limit };
  return useStory<TimelineEntry>(`${path}/${id}/timeline`, keys.timeline(path, id, query), query);
}

export function useHistory(path: string, id: number) {
  return useStory<HistoryEntry>(`${path}/${id}/history`, keys.history(path, id));
}

function useStory<Entry>(
  address: string,
  queryKey: readonly unknown[],
  query: Record<string, QueryValue> = {},
) {
  return useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) =>
      request<StoryPage<Entry>>(address, { query: { ...query, after: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

/** The record as it was at a moment (ISO time or a date). */
export function useAsOf(path: string, id: number, at: string, options: { enabled?: boolean } = {}) {
  return useQuery({
    queryKey: keys.asOf(path, id, at),
    queryFn: ({ signal }) => request<AnsweredRecord>(`${path}/${id}/as-of`, { query: { at }, signal }),
    ...options,
  });
}

export function useComments(path: string, id: number) {
  return useQuery({
    queryKey: keys.comments(path, id),
    queryFn: ({ signal }) => request<CommentAnswer[]>(`${path}/${id}/comments`, { signal }),
  });
}

export function useAddComment(path: string, id: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (comment: { text: string; mentions: number[] }) =>
      request<CommentAnswer>(`${path}/${id}/comments`, { method: 'POST', body: comment }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.comments(path, id) });
      void client.invalidateQueries({ queryKey: keys.timelines(path, id) });
    },
  });
}

export function useTags(path: string, id: number) {
  return useQuery({
    queryKey: keys.tags(path, id),
    queryFn: ({ signal }) => request<TagAnswer[]>(`${path}/${id}/tags`, { signal }),
  });
}

export function useAddTag(path: string, id: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wish: { name: string; private: boolean }) =>
      request(`${path}/${id}/tags`, { method: 'POST', body: wish }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.tags(path, id) });
      void client.invalidateQueries({ queryKey: keys.lists(path) });
      void client.invalidateQueries({ queryKey: keys.allTags });
    },
  });
}

export function useRemoveTag(path: string, id: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (tag: number) => request<void>(`${path}/${id}/tags/${tag}`, { method: 'DELETE' }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.tags(path, id) });
      void client.invalidateQueries({ queryKey: keys.lists(path) });
      void client.invalidateQueries({ queryKey: keys.allTags });
    },
  });
}
