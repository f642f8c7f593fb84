import type { DemoLogin, OwnCardAnswer, SessionAnswer } from '@gejie/core';
import { type QueryClient, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { request } from './client.ts';
import { keys } from './keys.ts';
import { ApiProblem } from './problem.ts';
import { recordsChanged } from './recordCache.ts';

/** Who is signed in; null when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: keys.session,
  queryFn: async ({ signal }): Promise<SessionAnswer | null> => {
    try {
      return await request<SessionAnswer>('session', { signal });
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: 5 * 60_000,
});

/** Whether this installation still waits for its company and administrator. */
export const setupQuery = queryOptions({
  queryKey: keys.setup,
  queryFn: ({ signal }) => request<{ needed: boolean }>('setup', { signal }),
  staleTime: 60_000,
});

export function useSession() {
  return useQuery(sessionQuery);
}

/**
 * The session behind a screen that only signed-in people reach. Throws when there is none. A screen that is being left
 * because the session has ended is drawn once more: it goes by the last one.
 */
export function useSignedIn(): SessionAnswer {
  const { data } = useQuery(sessionQuery);
  const last = useRef(data);
  if (data) last.current = data;
  if (!last.current) throw new Error('This screen needs someone who is signed in');
  return last.current;
}

export interface Credentials {
  username: string;
  password: string;
  /** Of the second factor. */
  code?: string;
}

/** Whether the password was right and a code is wanted, or the code was wrong. */
export function wantsCode(error: unknown): error is ApiProblem {
  return error instanceof ApiProblem && error.problem.type === 'urn:gejie:problem:secondFactor';
}

export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (credentials: Credentials) =>
      request<SessionAnswer>('session', { method: 'POST', body: credentials }),
    onSuccess: () => startAfresh(client),
    meta: { quiet: true },
  });
}

export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      const { source } = client.getQueryData(sessionQuery.queryKey) ?? {};
      if (source !== 'oidc') return request<void>('session', { method: 'DELETE' });
      const { url } = await request<{ url: string | null }>('session/oidc/sign-out', {
        method: 'POST',
        body: {},
      });
      if (url) window.location.assign(url);
    },
    onSuccess: () => forgetSession(client),
  });
}

export type FirstStart =
  | { demo: true; language: string }
  | { company: string; name: string; username: string; password: string; language: string };

/** Answers the first-start page; whoever answers is signed in, and told who else may sign in to a demo company. */
export function useFirstStart() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (answers: FirstStart) =>
      request<SessionAnswer & { logins?: DemoLogin[] }>('setup', { method: 'POST', body: answers }),
    onSuccess: async () => {
      client.setQueryData(keys.setup, { needed: false });
      await startAfresh(client);
    },
    meta: { quiet: true },
  });
}

export type Preferences = Partial<
  Pick<SessionAnswer['user'], 'language' | 'theme' | 'timeZone' | 'dateFormat' | 'numberFormat'>
>;

/** Remembers what the user prefers on the server, so that it follows to other machines. */
export function useSavePreferences() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wishes: Preferences) => request<void>('session', { method: 'PATCH', body: wishes }),
    onMutate: (wishes) => {
      client.setQueryData(
        sessionQuery.queryKey,
        (known) => known && { ...known, user: { ...known.user, ...wishes } },
      );
    },
  });
}

/** What the user keeps of themselves. */
export function useOwnCard() {
  return useQuery({
    queryKey: keys.ownCard,
    queryFn: ({ signal }) => request<OwnCardAnswer>('session/card', { signal }),
  });
}

export function useSaveOwnCard() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (card: Omit<OwnCardAnswer, 'photo'> & { photo: number | null }) =>
      request<OwnCardAnswer>('session/card', { method: 'PATCH', body: card }),
    onSuccess: (card) => {
      client.setQueryData(keys.ownCard, card);
      void recordsChanged(client);
    },
    meta: { quiet: true },
  });
}

/** Gives oneself another password; every other sign-in ends. */
export function useChangePassword() {
  return useMutation({
    mutationFn: (change: { current: string; password: string }) =>
      request<void>('session/password', { method: 'POST', body: change }),
    meta: { quiet: true },
  });
}

/** Nothing that one user has read may be shown to the next. */
export function forgetSession(client: QueryClient): void {
  client.clear();
  client.setQueryData(sessionQuery.queryKey, null);
}

async function startAfresh(client: QueryClient): Promise<void> {
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'setup' && queryKey[0] !== 'session' });
  await client.fetchQuery({ ...sessionQuery, staleTime: 0 });
}
