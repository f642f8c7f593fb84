import { Decimal, type ListAnswer } from '@gejie/core';
import { useQuery } from '@tanstack/react-query';
import { addressQuery, keys, request, useModule } from '../../api/index.ts';
import { useFormat, useText } from '../../i18n/index.ts';
import type { DraftLine } from './draftLine.ts';
import { readableOf } from './useItems.ts';

const products = 'products';
const claims = 'stock-claims';
/** Products that are looked up at once. */
const most = 200;

/**
 * What lacks of the goods in lines, in words, by the line: how much there is, and when more comes. INV-11
 * @param asked false for what is bought
 * @param reserved the lines have their share of what is there already: only what was promised beyond it lacks
 */
export function useShortages(
  drafts: readonly DraftLine[],
  asked: boolean,
  reserved = false,
): (string | undefined)[] {
  const t = useText();
  const format = useFormat();
  const module = useModule(products);
  const fields = readableOf(module, ['onHand', 'available']);
  const ids = [...new Set(drafts.flatMap(({ item }) => (item?.module === products ? [item.id] : [])))]
    .sort((a, b) => a - b)
    .slice(0, most);
  const enabled = asked && fields.length === 2 && ids.length > 0;
  const stock = useList(products, { where: { id: { in: ids } }, fields, limit: most }, enabled);
  const incoming = useList(
    claims,
    {
      where: { product: { in: ids }, kind: 'ordered' },
      fields: ['product', 'due', 'ordered'],
      sort: 'due',
      limit: most,
    },
    enabled,
  );
  if (!enabled) return [];
  const goodsOf = new Map(stock.map((goods) => [goods.id, goods]));
  const wanted = new Map<number, Decimal>();
  for (const { item, quantity } of drafts)
    if (item?.module === products) {
      const before = wanted.get(item.id);
      wanted.set(item.id, before ? before.plus(figure(quantity)) : figure(quantity));
    }
  return drafts.map(({ item, source }) => {
    const goods = item?.module === products ? goodsOf.get(item.id) : undefined;
    if (!item || !goods) return undefined;
    // What an order has reserved is there for the invoices of that order.
    const there = figure(source || reserved ? goods.onHand : goods.available);
    const short = reserved
      ? figure(goods.available).negated()
      : (wanted.get(item.id) ?? new Decimal(0)).minus(there);
    if (!short.isPositive() || short.isZero()) return undefined;
    const next = incoming.find(({ product }) => (product as { id: number } | null)?.id === item.id);
    const due = typeof next?.due === 'string' ? format.date(next.due) : null;
    const lacks = t('lines.short', { short: short.toFixed(), there: Decimal.max(there, 0).toFixed() });
    if (!next) return lacks;
    const coming = { quantity: figure(next.ordered).toFixed() };
    return `${lacks} · ${due ? t('lines.arrivingOn', { ...coming, due }) : t('lines.arriving', coming)}`;
  });
}

function useList(path: string, query: Parameters<typeof addressQuery>[0], enabled: boolean) {
  const { data } = useQuery({
    queryKey: [...keys.found(path), 'shortages', query],
    queryFn: ({ signal }) => request<ListAnswer>(path, { query: addressQuery(query), signal }),
    enabled,
    staleTime: 15_000,
  });
  return data?.records ?? [];
}

/** A quantity that is still being typed counts for nothing. */
function figure(value: unknown): Decimal {
  return /^\d+(\.\d+)?$|^-\d+(\.\d+)?$/.test(String(value ?? ''))
    ? new Decimal(String(value))
    : new Decimal(0);
}
