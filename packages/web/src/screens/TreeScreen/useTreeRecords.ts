import type { AnsweredRecord, Filter, ListAnswer, ModuleMetadata } from '@gejie/core';
import { useQuery } from '@tanstack/react-query';
import { addressQuery, fieldOf, keys, request } from '../../api/index.ts';

/** Records of a page, and of a tree at most: a bigger one is no picture any more. */
const pageSize = 200;
const most = 2000;

/** All records of a tree; it can't be drawn from a part of them. */
export function useTreeRecords(
  module: ModuleMetadata,
  where: Filter,
  q: string | undefined,
  enabled: boolean,
) {
  const { field, within, card = [] } = module.tree ?? { field: '' };
  const names = [module.title, field, within, ...card, 'number', 'version'];
  const fields = [...new Set(names)].filter(
    (name) => name !== undefined && fieldOf(module, name) !== undefined,
  );
  const query = { where, q, fields: fields as string[], sort: module.title, limit: pageSize };
  return useQuery({
    queryKey: [...keys.records(module.path), 'tree', query],
    queryFn: async ({ signal }) => {
      const records: AnsweredRecord[] = [];
      let after: string | null = null;
      do {
        const page: ListAnswer = await request<ListAnswer>(module.path, {
          query: { ...addressQuery(query), after },
          signal,
        });
        records.push(...page.records);
        after = page.next;
      } while (after !== null && records.length < most);
      return records;
    },
    enabled,
  });
}
