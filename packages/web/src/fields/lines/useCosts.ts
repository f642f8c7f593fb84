import type { ListAnswer } from '@gejie/core';
import { useQuery } from '@tanstack/react-query';
import { addressQuery, keys, request, useModule } from '../../api/index.ts';
import type { DraftLine } from './draftLine.ts';
import { costKey } from './draftTotals.ts';
import { readableOf } from './useItems.ts';

/** Records of an item's module whose cost is asked for at once. */
const most = 200;

/** What new items of a module cost, by their ids; nothing for whoever may not read it. */
function useCostsIn(path: string, drafts: readonly DraftLine[]): ReadonlyMap<number, string> {
  const module = useModule(path);
  const fields = readableOf(module, ['cost']);
  const ids = [
    ...new Set(drafts.flatMap(({ id, item }) => (id === null && item?.module === path ? [item.id] : []))),
  ]
    .sort((a, b) => a - b)
    .slice(0, most);
  const query = { where: { id: { in: ids } }, fields, limit: most };
  const { data } = useQuery({
    queryKey: [...keys.found(path), 'costs', query],
    queryFn: ({ signal }) => request<ListAnswer>(path, { query: addressQuery(query), signal }),
    enabled: fields.length > 0 && ids.length > 0,
    staleTime: 60_000,
  });
  return new Map((data?.records ?? []).map(({ id, cost }) => [id, String(cost ?? '')] as const));
}

/**
 * What the lines cost the company, by {@link costKey}: as it was kept with those that are saved, as it is now of new ones.
 * @param isOwn the document is in the company's currency, which the catalogue speaks
 */
export function useCosts(
  drafts: readonly DraftLine[],
  kept: unknown,
  isOwn: boolean,
): Record<string, string> {
  const products = useCostsIn('products', isOwn ? drafts : []);
  const services = useCostsIn('services', isOwn ? drafts : []);
  const costs = { ...(kept as Record<string, string> | null | undefined) };
  for (const [index, line] of drafts.entries()) {
    if (line.id !== null || !line.item) continue;
    const cost = (line.item.module === 'products' ? products : services).get(line.item.id);
    if (cost) costs[costKey(line, index)] = cost;
  }
  return costs;
}
