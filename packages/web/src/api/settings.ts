import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from './client.ts';
import { keys } from './keys.ts';

/** One part of the company's settings (`company`, …). */
export function useSettings<Part extends object>(part: string) {
  return useQuery({
    queryKey: keys.settings(part),
    queryFn: ({ signal }) => request<Part>(`settings/${part}`, { signal }),
  });
}

export function useSaveSettings<Part extends object>(part: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (changes: Partial<Part>) =>
      request<Part>(`settings/${part}`, { method: 'PATCH', body: changes }),
    onSuccess: (saved) => {
      client.setQueryData(keys.settings(part), saved);
      void client.invalidateQueries({ queryKey: keys.session });
    },
    meta: { quiet: true },
  });
}

/** Adds the holidays of China of a year. */
export function useFetchHolidays() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (year: number) =>
      request<{ added: number; arranged: boolean }>('settings/workingTime/holidays', {
        method: 'POST',
        body: { year },
      }),
    onSuccess: () => void client.invalidateQueries({ queryKey: keys.lists('holidays') }),
    meta: { quiet: true },
  });
}

export interface ApiToken {
  id: number;
  name: string;
  scopes: string[];
  until: string | null;
  createdAt: string;
  lastUsedAt: string | null;
}

export function useTokens() {
  return useQuery({
    queryKey: keys.tokens,
    queryFn: ({ signal }) => request<ApiToken[]>('tokens', { signal }),
  });
}

/** The secret is answered once and never again. */
export function useCreateToken() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (token: { name: string; scopes: string[]; until: string | null }) =>
      request<{ token: string }>('tokens', { method: 'POST', body: token }),
    onSuccess: () => void client.invalidateQueries({ queryKey: keys.tokens }),
    meta: { quiet: true },
  });
}

export function useRevokeToken() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => request<void>(`tokens/${id}`, { method: 'DELETE' }),
    onSuccess: () => void client.invalidateQueries({ queryKey: keys.tokens }),
  });
}
