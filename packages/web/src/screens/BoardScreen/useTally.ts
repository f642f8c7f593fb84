import type { ModuleMetadata } from '@gejie/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { addressQuery, keys, request } from '../../api/index.ts';
import type { BoardFilter } from './boardQuery.ts';

export interface Tally {
  /** Value of the board's field. */
  value: string | null;
  count: number;
  /** Exact decimal text; null when the board sums nothing. */
  sum: string | null;
}

/** Number and sum of the records of every column, also of those not loaded. */
export function useTally(module: ModuleMetadata, { where, q }: BoardFilter) {
  const { field, sum } = module.board ?? { field: '', sum: undefined };
  return useQuery({
    queryKey: [...keys.records(module.path), 'tally', { where, q, field, sum }],
    queryFn: ({ signal }) =>
      request<Tally[]>(`${module.path}/tally`, {
        query: { ...addressQuery({ where, q }), by: field, sum },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
}
