import type { LastPrice } from '@gejie/core';
import { useQuery } from '@tanstack/react-query';
import { request } from './client.ts';
import { keys } from './keys.ts';

/** The price of each item that was last given to a record. */
export function useLastPrices(path: string, id: number, enabled: boolean) {
  return useQuery({
    queryKey: [...keys.records(path), id, 'lastPrices'],
    queryFn: ({ signal }) => request<{ prices: LastPrice[] }>(`${path}/${id}/last-prices`, { signal }),
    enabled,
  });
}
