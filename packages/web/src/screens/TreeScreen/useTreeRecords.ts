import type { AnsweredRecord, Filter, ListAnswer, ModuleMetadata } from '@gejie/core';
import { useQuery } from '@tanstack/react-query';
import { addressQuery, fieldOf, keys, type RecordQuery, request } from '../../api/index.ts';

/** Records of a page, and of a tree at most: a bigger one is no picture any more. */
const pageSize = 200;
const most = 2000;

/** All records of a tree; it can't be drawn from a part of them. */
export function useTreeRecords(module: ModuleMetadata, where: Filter, q: string | undefined) {
  const { field, within, card = [], sort = module.title } = module.tree ?? { field: '' };
  const names = [module.title, field, within, ...card, 'number', 'version'];
  const fields = names.filter((name) => name !== undefined && fieldOf(module, name) !== undefined);
  return useAllRecords(module.path, { where, q, fields: [...new Set(fields as string[])], sort });
}

/** Every record that matches, page after page, up to what can be drawn. */
export function useAllRecords(path: string, wanted: RecordQuery, enabled = true) {
  const query = { ...wanted, limit: pageSize };
  return useQuery({
    queryKey: [...keys.records(path), 'tree', query],
    queryFn: async ({ signal }) => {
      const records: AnsweredRecord[] = [];
      let after: string | null = null;
      do {
        const page: ListAnswer = await request<ListAnswer>(path, {
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
