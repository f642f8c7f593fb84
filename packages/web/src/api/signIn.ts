import type { SessionAnswer } from '@gejie/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from './client.ts';
import { keys } from './keys.ts';
import { sessionQuery } from './session.ts';
import type { ApiToken } from './settings.ts';

/** The company's rules for passwords, as far as who chooses one has to know. */
export interface PasswordRules {
  length: number;
  /** 1–4 of capitals, small letters, digits, signs. */
  kinds: number;
  history: number;
  days: number;
}

export interface SignInWays {
  passwordRules: PasswordRules;
  providers: { label: string; url: string }[];
}

const waysQuery = queryOptions({
  queryKey: keys.signInWays,
  queryFn: ({ signal }) => request<SignInWays>('session/ways', { signal }),
  staleTime: 60_000,
});

/** What the sign-in page has to know, and whoever chooses a password. */
export function useSignInWays() {
  return useQuery(waysQuery);
}

export interface OpenSession {
  id: number;
  source: NonNullable<SessionAnswer['source']>;
  ip: string | null;
  agent: string | null;
  createdAt: string;
  lastSeenAt: string;
  current: boolean;
}

export interface SecondFactor {
  since: string | null;
  recoveryCodes: number;
  required: boolean;
}

export interface AccountSecurity {
  secondFactor: SecondFactor;
  locks: { place: string | null; seconds: number }[];
  sessions: OpenSession[];
  tokens: ApiToken[];
  sources: OpenSession['source'][];
}

export function useOpenSessions() {
  return useQuery({
    queryKey: keys.openSessions,
    queryFn: ({ signal }) => request<OpenSession[]>('session/list', { signal }),
  });
}

/** Ends one of my sign-ins; null: all others. */
export function useEndSession() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: number | null) =>
      request<void>(id === null ? 'session/list' : `session/list/${id}`, { method: 'DELETE' }),
    onSuccess: () => void client.invalidateQueries({ queryKey: keys.openSessions }),
  });
}

export function useSecondFactor() {
  return useQuery({
    queryKey: keys.secondFactor,
    queryFn: ({ signal }) => request<SecondFactor>('session/second-factor', { signal }),
  });
}

/** Begins an enrolment: what the QR code says, and the same to type. */
export function useOfferSecondFactor() {
  return useMutation({
    mutationFn: () =>
      request<{ secret: string; uri: string }>('session/second-factor', { method: 'POST', body: {} }),
    meta: { quiet: true },
  });
}

export type CodeUse = 'confirm' | 'recovery-codes' | 'remove';

/** Something about the second factor that a code proves. Recovery codes are answered where there are new ones. */
export function useCode(use: CodeUse) {
  return useMutation({
    mutationFn: (code: string) =>
      request<{ recoveryCodes: string[] } | undefined>(`session/second-factor/${use}`, {
        method: 'POST',
        body: { code },
      }),
    meta: { quiet: true },
  });
}

/** After a step of signing in: what is left, and all that this changes. */
export function useSecurityChanged() {
  const client = useQueryClient();
  return () =>
    Promise.all(
      [keys.secondFactor, keys.openSessions, sessionQuery.queryKey].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );
}

export function useAccountSecurity(user: number) {
  return useQuery({
    queryKey: keys.accountSecurity(user),
    queryFn: ({ signal }) => request<AccountSecurity>(`users/${user}/security`, { signal }),
  });
}

/** `sessions`, `sessions/7`, `lock`, `second-factor`: takes that away from a user. */
export function useTakeAway(user: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (what: string) => request<void>(`users/${user}/security/${what}`, { method: 'DELETE' }),
    onSuccess: () => void client.invalidateQueries({ queryKey: keys.accountSecurity(user) }),
  });
}

export interface Finding {
  ok: boolean;
  text: string;
}

/** Tries settings of a source of identities without saving them. */
export function useTrySettings(part: 'ldap' | 'oidc') {
  return useMutation({
    mutationFn: (settings: object) =>
      request<Finding[]>(`settings/${part}/test`, { method: 'POST', body: settings }),
    meta: { quiet: true },
  });
}
