import type { BoughtItem } from '@gejie/core';
import { useQuery } from '@tanstack/react-query';
import { request } from './client.ts';
import { keys } from './keys.ts';

/** What a record has bought. */
export function useBought(path: string, id: number) {
  return useQuery({
    queryKey: [...keys.records(path), id, 'bought'],
    queryFn: ({ signal }) => request<{ items: BoughtItem[] }>(`${path}/${id}/bought`, { signal }),
  });
}
