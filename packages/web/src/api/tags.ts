import type { CountedTag, TagAnswer, TaggedAnswer, Tone } from '@gejie/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from './client.ts';
import { keys } from './keys.ts';
import { recordsChanged } from './recordCache.ts';

/** Every tag on something the caller may see, with how many records that are. */
export function useAllTags() {
  return useQuery({
    queryKey: keys.allTags,
    queryFn: ({ signal }) => request<CountedTag[]>('tags', { signal }),
  });
}

/** What a tag stands on, module by module. */
export function useTagged(tag: number | undefined) {
  return useQuery({
    queryKey: [...keys.allTags, tag],
    queryFn: ({ signal }) => request<TaggedAnswer>(`tags/${tag}/records`, { signal }),
    enabled: tag !== undefined,
  });
}

/** Renames or recolours a tag; with the name of another, the two become one. Null: deletes it. */
export function useChangeTag() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, change }: { id: number; change: { name?: string; color?: Tone | null } | null }) =>
      request<TagAnswer | undefined>(`tags/${id}`, {
        method: change ? 'PATCH' : 'DELETE',
        ...(change ? { body: change } : {}),
      }),
    // Tags stand on records of every module.
    onSuccess: () => void recordsChanged(client),
  });
}
