import type { GrantableModule, UserRightsAnswer } from '@gejie/core';
import { useQuery } from '@tanstack/react-query';
import { request } from './client.ts';
import { keys } from './keys.ts';

/** Every module and field that the rights of a role can speak of, those the caller may not use included. */
export function useGrantable() {
  return useQuery({
    queryKey: keys.grantable,
    queryFn: ({ signal }) => request<GrantableModule[]>('rights', { signal }),
    staleTime: 5 * 60_000,
  });
}

/** What somebody may do, and by which role. */
export function useUserRights(user: number) {
  return useQuery({
    queryKey: keys.userRights(user),
    queryFn: ({ signal }) => request<UserRightsAnswer>(`users/${user}/rights`, { signal }),
  });
}
