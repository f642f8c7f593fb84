import { expect, test } from 'vitest';
import { AccessCache } from './accessCache.ts';

function counting() {
  let count = 0;
  return { load: async () => ++count };
}

test('What is known is not asked again, until it is forgotten or too old', async () => {
  const cache = new AccessCache();
  cache.heard(true);
  const { load } = counting();
  expect([await cache.get('a', load), await cache.get('a', load)]).toEqual([1, 1]);
  expect(await cache.get('b', load, 0)).toBe(2);
  expect(await cache.get('b', load, 0)).toBe(3);
  cache.clear();
  expect(await cache.get('a', load)).toBe(4);
});

test('Nothing is kept while nothing can be heard', async () => {
  const cache = new AccessCache();
  const { load } = counting();
  expect([await cache.get('a', load), await cache.get('a', load)]).toEqual([1, 2]);
  cache.heard(true);
  expect([await cache.get('a', load), await cache.get('a', load)]).toEqual([3, 3]);
  cache.heard(false);
  expect(await cache.get('a', load)).toBe(4);
});

test('An answer that was under way when something changed is nobody else’s', async () => {
  const cache = new AccessCache();
  cache.heard(true);
  const slow = Promise.withResolvers<string>();
  const early = cache.get('a', () => slow.promise);
  cache.clear();
  expect(await cache.get('a', async () => 'new')).toBe('new');
  slow.resolve('old');
  expect(await early).toBe('old');
  expect(await cache.get('a', async () => 'newer')).toBe('new');
});

test('A failure is not remembered', async () => {
  const cache = new AccessCache();
  cache.heard(true);
  await expect(cache.get('a', () => Promise.reject(new Error('no line')))).rejects.toThrow('no line');
  expect(await cache.get('a', async () => 'back')).toBe('back');
});
