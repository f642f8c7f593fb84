import { type DocumentLine, type Giveaway, giveawaysIn, type ListAnswer } from '@gejie/core';
import { useQuery } from '@tanstack/react-query';
import { type RefObject, useEffect, useRef } from 'react';
import { addressQuery, keys, request, useModule } from '../../api/index.ts';
import type { DraftLine } from './draftLine.ts';
import { type Giveaways, givenKey, withGiveaways } from './giveaways.ts';
import { readableOf } from './useItems.ts';

const products = 'products';
const asked = ['giveaways'];
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
  const query = { where: { id: { in: ids } }, fields, limit: most };
  const { data } = useQuery({
    queryKey: [...keys.found(products), 'giveaways', query],
    queryFn: ({ signal }) => request<ListAnswer>(products, { query: addressQuery(query), signal }),
    enabled: enabled && ids.length > 0 && fields.length === asked.length,
    staleTime: 60_000,
  });
  const known = useRef<Giveaways>(none);
  useEffect(() => {
    if (!data) return;
    const found = new Map(data.records.map((record) => readable(record.id, record)));
    const fresh = new Map([...found].filter(([id]) => !known.current.has(id)));
    known.current = new Map([...known.current, ...found]);
    const lines = withTheirGiveaways(latest.current, latest.current, fresh);
    if (lines.length !== latest.current.length) put(lines);
  }, [data, latest, put]);
  return known;
}

/** Lines with what comes free with the new ones among them. @param fresh those of the lines that it is proposed for */
export function withTheirGiveaways(
  lines: readonly DraftLine[],
  fresh: readonly DraftLine[],
  giveaways: Giveaways,
): DraftLine[] {
  let given: DraftLine[] = [...lines];
  // From the last on: what is put in beneath moves only what is done already.
  for (let index = lines.length - 1; index >= 0; index--) {
    const line = lines[index];
    if (line && line.id === null && line.source === null && fresh.includes(line))
      given = withGiveaways(given, index, undefined, giveaways);
  }
  return given;
}

function readable(product: number, { giveaways }: Record<string, unknown>): [string, Giveaway[]] {
  return [givenKey({ module: products, id: product }), giveawaysIn(giveaways as DocumentLine[] | null)];
}
