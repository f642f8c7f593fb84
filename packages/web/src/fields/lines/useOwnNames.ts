import type { ListAnswer } from '@gejie/core';
import { useQuery } from '@tanstack/react-query';
import { addressQuery, keys, request, useModule } from '../../api/index.ts';
import { titleOf } from '../../naming/titleOf.ts';
import type { DraftLine } from './draftLine.ts';

const products = 'products';
/** Products that are looked up at once. */
const most = 200;

/**
 * What we call the goods in lines, where a line calls them otherwise, as their vendor does; by the line.
 * @param asked false for what is sold: its words are ours
 */
export function useOwnNames(lines: readonly DraftLine[], asked: boolean): (string | undefined)[] {
  const module = useModule(products);
  const ids = [...new Set(lines.flatMap(({ item }) => (item?.module === products ? [item.id] : [])))]
    .sort((a, b) => a - b)
    .slice(0, most);
  const query = { where: { id: { in: ids } }, fields: module ? [module.title] : [], limit: most };
  const { data } = useQuery({
    queryKey: [...keys.lists(products), 'names', query],
    queryFn: ({ signal }) => request<ListAnswer>(products, { query: addressQuery(query), signal }),
    enabled: asked && module !== undefined && ids.length > 0,
    staleTime: 60_000,
  });
  if (!module || !data) return [];
  const names = new Map(data.records.map((record) => [record.id, titleOf(module, record)]));
  return lines.map(({ item, description }) => {
    const name = item?.module === products ? names.get(item.id) : undefined;
    return name && !(description ?? '').includes(name) ? name : undefined;
  });
}
