import type { DocumentLine, ListAnswer } from '@gejie/core';
import { useQuery } from '@tanstack/react-query';
import { addressQuery, keys, request } from '../../api/index.ts';

const products = 'products';
const most = 200;

/** The ids of the products in lines that are tracked by serial number; null until it is known. */
export function useTracked(lines: readonly DocumentLine[]): ReadonlySet<number> | null {
  const ids = [...new Set(lines.flatMap(({ item }) => (item?.module === products ? [item.id] : [])))].slice(
    0,
    most,
  );
  const query = { where: { id: { in: ids }, serialTracked: true }, fields: ['id'], limit: most };
  const { data } = useQuery({
    queryKey: [...keys.found(products), 'tracked', query],
    queryFn: ({ signal }) => request<ListAnswer>(products, { query: addressQuery(query), signal }),
    enabled: ids.length > 0,
  });
  if (ids.length === 0) return new Set();
  return data ? new Set(data.records.map(({ id }) => id)) : null;
}
