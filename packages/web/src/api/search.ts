import type { SearchAnswer } from '@gejie/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { request } from './client.ts';
import { keys } from './keys.ts';

/** Finds records by any fragment of their names, pinyin, phones, numbers. Asks nothing for an empty text. */
export function useSearch(text: string, modules: readonly string[] = [], limit = 5) {
  const wanted = text.trim();
  return useQuery({
    queryKey: [...keys.search(wanted, modules), limit],
    queryFn: ({ signal }) =>
      request<SearchAnswer>('search', { query: { q: wanted, modules: modules.join(','), limit }, signal }),
    enabled: wanted !== '',
    placeholderData: keepPreviousData,
    staleTime: 15_000,
  });
}
