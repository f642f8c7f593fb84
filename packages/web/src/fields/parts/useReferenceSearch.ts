import type { AnsweredRecord, Filter, ListAnswer, ModuleMetadata } from '@gejie/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { addressQuery, fieldOf, keys, request, useModule } from '../../api/index.ts';

export interface ReferenceSearch {
  module: ModuleMetadata | undefined;
  records: AnsweredRecord[];
  loading: boolean;
  /** These are of what was typed before. */
  stale: boolean;
  /** Names of the fields that tell two records of one name apart. */
  hints: string[];
  titleOf(record: AnsweredRecord): string;
}

/** Finds records to point at by any fragment of their text, pinyin, phone or number. */
export function useReferenceSearch(
  target: string,
  typed: string,
  where: Filter | undefined,
  on: boolean,
): ReferenceSearch {
  const module = useModule(target);
  const title = module?.title ?? 'name';
  const hints = module ? hintsOf(module) : [];
  const query = { q: typed.trim() || undefined, where, fields: [title, ...hints], limit: 20 };
  const { data, isFetching, isPlaceholderData, isError } = useQuery({
    queryKey: [...keys.found(target), 'references', query],
    queryFn: ({ signal }) => request<ListAnswer>(target, { query: addressQuery(query), signal }),
    enabled: on,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
  return {
    module,
    records: data?.records ?? [],
    loading: isFetching,
    stale: data === undefined ? !isError : isPlaceholderData,
    hints,
    titleOf: (record) => String(record[title] ?? record.number ?? ''),
  };
}

/** The first columns of the module's list, besides its title, that say whose or which. */
function hintsOf(module: ModuleMetadata): string[] {
  return module.list
    .filter((name) => name !== module.title && name !== 'owner' && fieldOf(module, name))
    .slice(0, 2);
}
