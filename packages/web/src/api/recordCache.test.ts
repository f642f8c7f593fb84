import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { keys } from './keys.ts';
import { recordsChanged } from './recordCache.ts';

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
