import type { ListAnswer, ModuleMetadata } from '@gejie/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { addressQuery, fieldOf, keys, request, useModule } from '../../api/index.ts';
import { useSettled } from '../parts/useSettled.ts';
import { type Sellable, sellable, soldFields } from './sellable.ts';

const most = 8;

interface FoundItems {
  items: Sellable[];
  /** These are of what was typed before. */
  behind: boolean;
}

/** Those of the fields that this module has, and that the reader may read. */
export function readableOf(module: ModuleMetadata | undefined, names: readonly string[]): string[] {
  return names.filter((name) => module && fieldOf(module, name.split('.')[0] ?? ''));
}

/** Records of a module that is sold, by any fragment of name, pinyin, code or model. */
function useSold(path: string, typed: string): FoundItems {
  const module = useModule(path);
  const fields = readableOf(module, soldFields);
  const q = useSettled(typed.trim());
  const query = { q, fields, limit: most };
  const { data, isPlaceholderData, isError } = useQuery({
    queryKey: [...keys.found(path), 'sold', query],
    queryFn: ({ signal }) => request<ListAnswer>(path, { query: addressQuery(query), signal }),
    enabled: module !== undefined && q !== '',
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
  if (typed.trim() === '' || !module) return { items: [], behind: false };
  return {
    items: (data?.records ?? []).map((record) => sellable(module, record)),
    behind: q !== typed.trim() || (data === undefined ? !isError : isPlaceholderData),
  };
}

/** Products and services that what is typed may mean. */
export function useItems(typed: string): FoundItems {
  const products = useSold('products', typed);
  const services = useSold('services', typed);
  return {
    items: [...products.items, ...services.items].slice(0, most),
    behind: products.behind || services.behind,
  };
}
