import type { AccessAnswer, AccessVerdict, ShareAnswer, ShareLevel } from '@gejie/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from './client.ts';
import { keys } from './keys.ts';

/** With whom a record is shared; enabled where there may be shares at all. */
export function useShares(path: string, id: number, { enabled = true } = {}) {
  return useQuery({
    queryKey: keys.shares(path, id),
    queryFn: ({ signal }) => request<ShareAnswer[]>(`${path}/${id}/shares`, { signal }),
    enabled,
  });
}

export interface ShareWish {
  user?: number;
  department?: number;
  level: ShareLevel;
  /** What a person does in the team of the record. */
  role?: string | null;
  /** A day, which counts to its end, or an instant; null: until somebody ends it. */
  until?: string | null;
}

/** Shares a record, or changes how it is shared with the same person or department. */
export function useShare(path: string, id: number) {
  const forget = useForgetAccess(path, id);
  return useMutation({
    mutationFn: (wish: ShareWish) =>
      request<ShareAnswer>(`${path}/${id}/shares`, { method: 'POST', body: wish }),
    onSuccess: forget,
    meta: { quiet: true },
  });
}

export function useEndShare(path: string, id: number) {
  const forget = useForgetAccess(path, id);
  return useMutation({
    mutationFn: (share: number) => request<void>(`${path}/${id}/shares/${share}`, { method: 'DELETE' }),
    onSuccess: forget,
  });
}

function useForgetAccess(path: string, id: number) {
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries({ queryKey: keys.shares(path, id) });
    void client.invalidateQueries({ queryKey: keys.access(path, id) });
  };
}

/** Who sees a record, and why. */
export function useAccess(path: string, id: number) {
  return useQuery({
    queryKey: keys.access(path, id),
    queryFn: ({ signal }) => request<AccessAnswer>(`${path}/${id}/access`, { signal }),
  });
}

/** Why somebody sees a record, or what stands in the way; null: nobody is asked about. */
export function useVerdict(path: string, id: number, user: number | null) {
  return useQuery({
    queryKey: [...keys.access(path, id), user],
    queryFn: ({ signal }) => request<AccessVerdict>(`${path}/${id}/access`, { query: { user }, signal }),
    enabled: user !== null,
  });
}
