import type { FieldMetadata, ModuleMetadata } from '@gejie/core';
import { useQuery } from '@tanstack/react-query';
import { type RefObject, useEffect, useRef } from 'react';
import { keys, request } from '../../api/index.ts';
import { useSettled } from '../parts/useSettled.ts';
import type { DraftLine } from './draftLine.ts';
import {
  isFollowed,
  isPriced,
  itemKey,
  type LinePrice,
  noPrices,
  withFollowedPrice,
} from './followedPrices.ts';

interface LinePrices {
  /** Of each line, by its place, the price book that its price is from. */
  from: (string | null)[];
  /** Whether nobody typed the price of a line. */
  isFollowed(line: DraftLine): boolean;
}

/** What prices depend on besides item and quantity: for whom they are, in which currency, at which rate. */
function useFacts(
  sale: { module: ModuleMetadata; field: FieldMetadata } | null,
  record: Record<string, unknown>,
): Record<string, unknown> {
  const { pricedFor, currencyField = '' } = sale?.field ?? {};
  const rate = sale?.module.fields.find(
    ({ rateOf }) => rateOf !== undefined && rateOf === currencyField,
  )?.name;
  const factIn = (name: string | undefined) => (name === undefined ? null : plain(record[name]));
  const begun = useRef({ currency: factIn(currencyField), rate: factIn(rate) });
  // The rate of another currency, which the form still holds, is none for this one.
  const isStale = begun.current.currency !== factIn(currencyField) && begun.current.rate === factIn(rate);
  const names = [pricedFor, currencyField, rate].filter((name) => name !== undefined && name !== '');
  return Object.fromEntries(
    names.map((name) => [name, isStale && name === rate ? null : factIn(name)] as [string, unknown]),
  );
}

const isFigure = (text: string | null) => text !== null && /^\d{1,15}(\.\d{1,6})?$/.test(text);
const asked = ({ item, quantity }: DraftLine) =>
  item ? `${itemKey(item)} ${isFigure(quantity) ? quantity : ''}` : '';

/**
 * The customer's prices for the lines: they follow customer, currency and quantity until somebody types a price of their
 * own. INV-04
 * @param sale the module and the field of the lines; null: they are no sale
 */
export function usePrices(
  sale: { module: ModuleMetadata; field: FieldMetadata } | null,
  record: Record<string, unknown>,
  latest: RefObject<DraftLine[]>,
  put: (lines: DraftLine[]) => void,
): LinePrices {
  const drafts = latest.current;
  const path = sale?.module.path ?? null;
  const document = useFacts(sale, record);
  const open = drafts.filter(isPriced);
  const items = [...new Map(open.map((line) => [asked(line), line])).values()].map(({ item, quantity }) => ({
    item,
    quantity: isFigure(quantity) ? quantity : null,
  }));
  const question = useSettled(JSON.stringify({ document, items }));
  const { data } = useQuery({
    queryKey: [...keys.found(path ?? ''), 'prices', question],
    queryFn: async ({ signal }) => {
      const sent = JSON.parse(question) as { items: DraftLine[] };
      const { prices } = await request<{ prices: LinePrice[] }>(`${path}/prices`, {
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

  const memory = useRef(noPrices());
  useEffect(() => {
    if (!data) return;
    const lines = latest.current.map((line) => {
      const answer = isPriced(line) ? data.get(asked(line)) : undefined;
      return answer ? withFollowedPrice(line, answer, memory.current) : line;
    });
    if (lines.some((line, index) => line !== latest.current[index])) put(lines);
  }, [data, latest, put]);

  const from = drafts.map((line) => {
    const price = isPriced(line) ? data?.get(asked(line)) : undefined;
    const holds = price?.from && line.price !== null && Number(price.price) === Number(line.price);
    return holds ? (price.from?.label ?? null) : null;
  });
  return { from, isFollowed: (line) => isFollowed(line, memory.current) };
}

/** References by their ids, what is no value as none. */
function plain(value: unknown): unknown {
  if (typeof value === 'object' && value !== null && 'id' in value) return value.id;
  return value === '' || value === undefined ? null : value;
}
