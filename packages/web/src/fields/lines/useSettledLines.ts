import { Decimal, type FieldMetadata, type ListAnswer } from '@gejie/core';
import { useQuery } from '@tanstack/react-query';
import { addressQuery, keys, request } from '../../api/index.ts';
import type { DraftLine } from './draftLine.ts';

/** Lines that are asked about at once. */
const most = 200;

/**
 * What has come or left of each line so far, by its id; empty as long as nothing has. What came back again is taken off.
 * INV-07, INV-09
 */
export function useSettledLines(
  lines: readonly DraftLine[],
  by: FieldMetadata['settledBy'],
): ReadonlyMap<number, string> {
  const ids = lines.flatMap(({ id, kind, item }) => (kind === 'item' && item !== null && id ? [id] : []));
  const { data } = useQuery({
    queryKey: [...keys.found(by?.ledger ?? ''), 'settled', ids],
    queryFn: ({ signal }) => settled(by as NonNullable<typeof by>, ids, signal),
    enabled: by !== undefined && ids.length > 0,
  });
  return data ?? nothing;
}

const nothing: ReadonlyMap<number, string> = new Map();

async function settled(
  { ledger, line, amount }: NonNullable<FieldMetadata['settledBy']>,
  ids: readonly number[],
  signal: AbortSignal,
): Promise<ReadonlyMap<number, string>> {
  const sums = new Map<number, Decimal>();
  for (let start = 0; start < ids.length; start += most) {
    const where = { [line]: { in: ids.slice(start, start + most) } };
    let after: string | undefined;
    do {
      const query = { ...addressQuery({ where, fields: [line, amount], limit: most }), after };
      const page = await request<ListAnswer>(ledger, { query, signal });
      for (const entry of page.records) {
        const of = Number(entry[line]);
        sums.set(of, (sums.get(of) ?? new Decimal(0)).plus(String(entry[amount])));
      }
      after = page.next ?? undefined;
    } while (after !== undefined);
  }
  // Goods leave with a minus.
  const moved = [...sums].filter(([, sum]) => !sum.isZero());
  return new Map(moved.map(([of, sum]) => [of, sum.abs().toFixed()]));
}
