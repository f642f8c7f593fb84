import type { AnyReference, FieldMetadata, ModuleMetadata } from '@gejie/core';
import { useQuery } from '@tanstack/react-query';
import { type RefObject, useEffect, useRef } from 'react';
import { keys, request } from '../../api/index.ts';
import { useSettled } from '../parts/useSettled.ts';
import { type DraftLine, short } from './draftLine.ts';

interface Price {
  price: string | null;
  list: string | null;
  from: { id: number; label: string | null } | null;
}

/** The fields that prices depend on besides item and quantity: for whom they are, in which currency, at which rate. */
function factsOf({ fields }: ModuleMetadata, { pricedFor, currencyField }: FieldMetadata): string[] {
  const rate = fields.find(({ rateOf }) => rateOf !== undefined && rateOf === currencyField)?.name;
  return [pricedFor, currencyField, rate].filter((name) => name !== undefined);
}

const isFigure = (text: string | null) => text !== null && /^\d{1,15}(\.\d{1,6})?$/.test(text);
const named = (item: AnyReference) => `${item.module}:${item.id}`;
const asked = ({ item, quantity }: DraftLine) =>
  item ? `${named(item)} ${isFigure(quantity) ? quantity : ''}` : '';

/**
 * The customer's prices for the lines that are not saved yet: they follow customer, currency and quantity until somebody
 * types a price of their own. INV-04
 * @param sale the module and the field of the lines; null: they are no sale
 * @returns of each line, by its place, the price book that its price is from
 */
export function usePrices(
  sale: { module: ModuleMetadata; field: FieldMetadata } | null,
  record: Record<string, unknown>,
  latest: RefObject<DraftLine[]>,
  put: (lines: DraftLine[]) => void,
): (string | null)[] {
  const drafts = latest.current;
  const path = sale?.module.path ?? null;
  const facts = sale ? factsOf(sale.module, sale.field) : [];
  const document = Object.fromEntries(facts.map((name) => [name, plain(record[name])]));
  const open = drafts.filter(({ id, item }) => id === null && item !== null);
  const items = [...new Map(open.map((line) => [asked(line), line])).values()].map(({ item, quantity }) => ({
    item,
    quantity: isFigure(quantity) ? quantity : null,
  }));
  const question = useSettled(JSON.stringify({ document, items }));
  const { data } = useQuery({
    queryKey: [...keys.lists(path ?? ''), 'prices', question],
    queryFn: async ({ signal }) => {
      const sent = JSON.parse(question) as { items: DraftLine[] };
      const { prices } = await request<{ prices: Price[] }>(`${path}/prices`, {
        method: 'POST',
        body: sent,
        signal,
      });
      return new Map(prices.map((price, index) => [asked(sent.items[index] as DraftLine), price]));
    },
    enabled: path !== null && items.length > 0 && !question.endsWith('"items":[]}'),
    staleTime: 60_000,
    retry: false,
  });

  /** Prices that were proposed here, by item: what stands in a line and is among them nobody typed. */
  const proposed = useRef(new Set<string>());
  useEffect(() => {
    if (!data) return;
    const lines = latest.current.map((line) => {
      const price = line.id === null && line.item ? data.get(asked(line)) : undefined;
      if (!price || !line.item) return line;
      const one = named(line.item);
      if (price.list !== null) proposed.current.add(`${one} ${Number(price.list)}`);
      const isTyped = line.price !== null && !proposed.current.has(`${one} ${Number(line.price)}`);
      if (price.price === null || isTyped) return line;
      proposed.current.add(`${one} ${Number(price.price)}`);
      return Number(line.price) === Number(price.price) && line.price !== null
        ? line
        : { ...line, price: short(price.price) };
    });
    if (lines.some((line, index) => line !== latest.current[index])) put(lines);
  }, [data, latest, put]);

  return drafts.map((line) => {
    const price = line.id === null && line.item ? data?.get(asked(line)) : undefined;
    const holds = price?.from && line.price !== null && Number(price.price) === Number(line.price);
    return holds ? (price.from?.label ?? null) : null;
  });
}

/** References by their ids, what is no value as none. */
function plain(value: unknown): unknown {
  if (typeof value === 'object' && value !== null && 'id' in value) return value.id;
  return value === '' || value === undefined ? null : value;
}
