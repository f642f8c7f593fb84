import { Decimal, type ListAnswer, type Reference } from '@gejie/core';
import { useQuery } from '@tanstack/react-query';
import { type RefObject, useEffect, useRef } from 'react';
import { addressQuery, keys, request, useModule } from '../../api/index.ts';
import type { DraftLine } from './draftLine.ts';
import { type Giveaway, type Giveaways, withGiveaway } from './giveaways.ts';
import { readableOf } from './useItems.ts';

const products = 'products';
const asked = ['giveaway', 'giveawayPer', 'giveawayCount', 'giveaway.model', 'giveaway.unit'];
/** Products that are looked up at once. */
const most = 200;
const none: Giveaways = new Map();

/**
 * What comes free with the products in lines. Lines that are new when it becomes known get theirs at once.
 * @param enabled false for what is bought, and for price books
 */
export function useGiveaways(
  latest: RefObject<DraftLine[]>,
  put: (lines: DraftLine[]) => void,
  enabled: boolean,
): RefObject<Giveaways> {
  const module = useModule(products);
  const fields = readableOf(module, asked);
  const ids = [
    ...new Set(
      latest.current.flatMap(({ item, giveaway }) =>
        item?.module === products && !giveaway ? [item.id] : [],
      ),
    ),
  ]
    .sort((a, b) => a - b)
    .slice(0, most);
  const query = { where: { id: { in: ids }, giveaway: { empty: false } }, fields, limit: most };
  const { data } = useQuery({
    queryKey: [...keys.lists(products), 'giveaways', query],
    queryFn: ({ signal }) => request<ListAnswer>(products, { query: addressQuery(query), signal }),
    enabled: enabled && ids.length > 0 && fields.length === asked.length,
    staleTime: 60_000,
  });
  const known = useRef<Giveaways>(none);
  useEffect(() => {
    if (!data) return;
    const found = new Map(data.records.flatMap((record) => readable(record.id, record)));
    const fresh = new Map([...found].filter(([id]) => !known.current.has(id)));
    known.current = new Map([...known.current, ...found]);
    if (fresh.size === 0) return;
    let lines: DraftLine[] = [...latest.current];
    // From the last on: what is put in beneath moves only what is done already.
    for (let index = lines.length - 1; index >= 0; index--)
      if (lines[index]?.id === null && lines[index]?.source === null)
        lines = withGiveaway(lines, index, new Decimal(0), fresh);
    if (lines.length !== latest.current.length) put(lines);
  }, [data, latest, put]);
  return known;
}

function readable(product: number, record: Record<string, unknown>): [number, Giveaway][] {
  const { giveaway, giveawayPer: per, giveawayCount: count } = record;
  if (typeof per !== 'string' || typeof count !== 'string' || Number(per) <= 0) return [];
  const { id, label } = giveaway as Reference;
  const words = [label, record['giveaway.model']].filter(Boolean).join(' ');
  return [[product, { id, words, unit: (record['giveaway.unit'] as string | null) ?? null, per, count }]];
}
