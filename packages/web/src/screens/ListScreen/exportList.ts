import { addressQuery, apiAddress, type BulkTarget, type RecordQuery } from '../../api/index.ts';

/** What a list can be taken out as, and how the server is asked for it. */
export const exportFormats = {
  xlsx: { format: 'xlsx' },
  csv: { format: 'csv' },
  gbk: { format: 'csv', encoding: 'gbk' },
} as const;
export type ExportFormat = keyof typeof exportFormats;

/** So many picked by hand still fit into an address. */
export const mostPicked = 1000;

/** Lets the browser take in the file of a list, or of what is picked in it. */
export function exportList(
  path: string,
  query: RecordQuery & { target?: BulkTarget },
  as: ExportFormat,
  writing?: 'own',
): void {
  const { target, ...list } = query;
  const picked = target && 'ids' in target ? { ids: target.ids.join(',') } : (target ?? {});
  const {
    where = list.where,
    q = list.q,
    ids,
  } = picked as { where?: RecordQuery['where']; q?: string; ids?: string };
  const asked = ids === undefined ? { ...list, where, q } : { sort: list.sort, fields: list.fields };
  const link = document.createElement('a');
  link.href = apiAddress(`${path}/export`, { ...exportFormats[as], writing, ids, ...addressQuery(asked) });
  link.download = '';
  link.click();
}
