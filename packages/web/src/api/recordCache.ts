import type { AnsweredRecord } from '@gejie/core';
import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { keys } from './keys.ts';
import type { ListPages } from './records.ts';

/** Shows `changes` on the record wherever it is cached, before the server has agreed. Answers how to take it back. */
export async function changeInCache(
  client: QueryClient,
  path: string,
  id: number,
  changes: Record<string, unknown>,
): Promise<() => void> {
  const recordKey = keys.record(path, id);
  await client.cancelQueries({ queryKey: recordKey, exact: true });
  await client.cancelQueries({ queryKey: keys.lists(path) });
  const before: [QueryKey, unknown][] = [
    [recordKey, client.getQueryData(recordKey)],
    ...client.getQueriesData({ queryKey: keys.lists(path) }),
  ];
  mapRecord(client, path, id, (record) => ({ ...record, ...changes }));
  return () => {
    for (const [key, data] of before) client.setQueryData(key, data);
  };
}

/** Puts what the server answered where the record is cached; fields a list did not ask for do no harm. */
export function keepInCache(client: QueryClient, path: string, record: AnsweredRecord): void {
  client.setQueryData(keys.record(path, record.id), (known: AnsweredRecord | undefined) => ({
    ...known,
    ...record,
  }));
  mapRecord(client, path, record.id, (known) => ({ ...known, ...record }));
}

/** Takes records out of every cached list. */
export function dropFromLists(client: QueryClient, path: string, ids: ReadonlySet<number>): void {
  client.setQueriesData<ListPages>({ queryKey: keys.lists(path) }, (list) =>
    withRecords(list, (records) => records.filter((record) => !ids.has(record.id))),
  );
}

/** A list with other records. What lies beside lists in the cache and is none stays as it is: a save must not stumble over it. */
function withRecords(
  list: ListPages | undefined,
  change: (records: AnsweredRecord[]) => AnsweredRecord[],
): ListPages | undefined {
  if (!list || !Array.isArray(list.pages)) return list;
  return { ...list, pages: list.pages.map((page) => ({ ...page, records: change(page.records) })) };
}

/** After a write anything may have changed: roll-ups, related lists, counts. What is on screen is read again now. */
export async function recordsChanged(client: QueryClient): Promise<void> {
  // A first reading that is under way may have begun before the write: it would be waited for, not begun anew.
  await client.cancelQueries({
    queryKey: keys.allRecords,
    type: 'active',
    predicate: ({ state }) => state.data === undefined,
  });
  await client.invalidateQueries({ queryKey: keys.allRecords });
}

function mapRecord(
  client: QueryClient,
  path: string,
  id: number,
  change: (record: AnsweredRecord) => AnsweredRecord,
): void {
  const one = (record: AnsweredRecord) => (record.id === id ? change(record) : record);
  client.setQueryData<AnsweredRecord>(keys.record(path, id), (record) => record && change(record));
  client.setQueriesData<ListPages>({ queryKey: keys.lists(path) }, (list) =>
    withRecords(list, (records) => records.map(one)),
  );
}
