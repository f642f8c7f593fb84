import type { Reference } from '@gejie/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { keys, request, useSignedIn } from '../../api/index.ts';

/** Who follows a record, whether the user does, and how to change that. */
export function useFollowing(path: string, id: number) {
  const client = useQueryClient();
  const { user } = useSignedIn();
  const queryKey = [...keys.record(path, id), 'followers'];
  const { data } = useQuery({
    queryKey,
    queryFn: ({ signal }) => request<Reference[]>(`${path}/${id}/followers`, { signal }),
  });
  const follows = data?.some((follower) => follower.id === user.id) ?? false;
  const change = useMutation({
    mutationFn: () => request<void>(`${path}/${id}/followers`, { method: follows ? 'DELETE' : 'POST' }),
    onSuccess: () => void client.invalidateQueries({ queryKey }),
  });
  return { followers: data, follows, toggle: () => change.mutate() };
}
