import type { NoticeTopic, NoticeWay, NoticeWishesAnswer, NotificationsAnswer } from '@gejie/core';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { request } from './client.ts';
import { modulesChanged } from './customization.ts';
import { keys } from './keys.ts';

const shown = 30;

/** What the reader is told, latest first, page by page. */
export function useNotifications() {
  return useInfiniteQuery({
    queryKey: keys.notifications,
    queryFn: ({ pageParam, signal }) =>
      request<NotificationsAnswer>('notifications', { query: { limit: shown, after: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    meta: { quiet: true },
  });
}

/** Marks those named as read, or all up to the latest one that was seen. */
export function useMarkRead() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (which: { ids: number[] } | { until: number }) =>
      request<unknown>('notifications/read', { method: 'POST', body: which }),
    onSuccess: () => void client.invalidateQueries({ queryKey: keys.notifications }),
  });
}

const wishesKey = ['noticeWishes'] as const;

/** How the reader wants to be told of what. */
export function useNoticeWishes() {
  return useQuery({
    queryKey: wishesKey,
    queryFn: ({ signal }) => request<NoticeWishesAnswer>('notifications/wishes', { signal }),
  });
}

export function useSaveNoticeWishes() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (changes: { ways?: Partial<Record<NoticeTopic, NoticeWay>>; digestHour?: number }) =>
      request<NoticeWishesAnswer>('notifications/wishes', { method: 'PATCH', body: changes }),
    onSuccess: (saved) => client.setQueryData(wishesKey, saved),
  });
}

/** Stops letters by the link in one of them, whoever is signed in. */
export function useUnsubscribe() {
  return useMutation({
    mutationFn: (token: string) =>
      request<{ topics: NoticeTopic[] }>('notifications/unsubscribe', { method: 'POST', body: { token } }),
    meta: { quiet: true },
  });
}

/**
 * Hears of what happens as it happens, while the page is looked at: a browser grants six connections to all its tabs
 * together. The stream carries ids alone; what they stand for is read as ever.
 */
export function useLive(): void {
  const client = useQueryClient();
  useEffect(() => {
    let source: EventSource | null = null;
    const lookAgain = () => {
      void client.invalidateQueries({ queryKey: keys.notifications });
      void client.invalidateQueries({ queryKey: keys.transfers });
    };
    const follow = () => {
      source?.close();
      source = null;
      if (document.visibilityState === 'hidden') return;
      source = new EventSource('/api/live');
      source.addEventListener('notice', lookAgain);
      source.addEventListener('modules', () => modulesChanged(client));
      // Whatever was said while nobody listened.
      source.addEventListener('open', lookAgain);
    };
    follow();
    document.addEventListener('visibilitychange', follow);
    return () => {
      document.removeEventListener('visibilitychange', follow);
      source?.close();
    };
  }, [client]);
}
