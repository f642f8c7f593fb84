import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { keys } from './keys.ts';
import { changeInCache, dropFromLists, recordsChanged } from './recordCache.ts';

/** A list on the screen, each reading of which ends when the test says so. */
function listOf(client: QueryClient, stored: { names: string[] }) {
  const ends: (() => void)[] = [];
  const observer = new QueryObserver(client, {
    queryKey: [...keys.lists('accounts'), 'all'],
    queryFn: () => {
      const read = [...stored.names];
      return new Promise<string[]>((resolve) => ends.push(() => resolve(read)));
    },
    retry: false,
  });
  const leave = observer.subscribe(() => {});
  return { ends, leave, shown: () => observer.getCurrentResult().data };
}

it('shows a record brought back while the list was still being read for the first time', async () => {
  const client = new QueryClient();
  const stored = { names: ['海川'] };
  const list = listOf(client, stored);
  await expect.poll(() => list.ends.length).toBe(1);
  stored.names.push('误删');
  void recordsChanged(client);
  await expect.poll(() => list.ends.length).toBe(2);
  for (const end of list.ends) end();
  await expect.poll(list.shown).toEqual(['海川', '误删']);
  list.leave();
});

it('reads a list anew that was being read again', async () => {
  const client = new QueryClient();
  const stored = { names: ['海川'] };
  const list = listOf(client, stored);
  await expect.poll(() => list.ends.length).toBe(1);
  list.ends[0]?.();
  await expect.poll(list.shown).toEqual(['海川']);
  void recordsChanged(client);
  await expect.poll(() => list.ends.length).toBe(2);
  stored.names.push('误删');
  void recordsChanged(client);
  await expect.poll(() => list.ends.length).toBe(3);
  for (const end of list.ends) end();
  await expect.poll(list.shown).toEqual(['海川', '误删']);
  list.leave();
});

it('changes a record in the lists it is in, whatever else lies beside them (INV-05)', async () => {
  const client = new QueryClient();
  const list = (names: string[]) => ({
    pages: [{ records: names.map((name, index) => ({ id: index + 1, name })), next: null }],
    pageParams: [],
  });
  const [shown, prices] = [keys.list('quotes', {}), [...keys.lists('quotes'), 'prices']];
  client.setQueryData(shown, list(['水表', '阀门']));
  client.setQueryData(prices, { items: [{ price: '398' }] });
  await changeInCache(client, 'quotes', 2, { name: '法兰' });
  expect(client.getQueryData(shown)).toEqual(list(['水表', '法兰']));
  dropFromLists(client, 'quotes', new Set([2]));
  expect(client.getQueryData(shown)).toEqual(list(['水表']));
  expect(client.getQueryData(prices)).toEqual({ items: [{ price: '398' }] });
});
