import { beforeEach, expect, test, vi } from 'vitest';
import { keptAt, keptIn, letGo } from './kept.ts';

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => kept.set(key, text),
    removeItem: (key: string) => kept.delete(key),
  });
});

test('PLT-02 What was typed is let go of when just that was sent, not what was typed since, and is nobody else’s', () => {
  const key = keptAt(1, 'comment.accounts.7');
  sessionStorage.setItem(key, JSON.stringify({ text: '要降价', named: [] }));
  expect(keptIn(keptAt(2, 'comment.accounts.7'))).toBeNull();
  expect(letGo(key, { text: '要降', named: [] })).toBe(false);
  expect(keptIn(key)).toEqual({ text: '要降价', named: [] });
  expect(letGo(key, { text: '要降价', named: [] })).toBe(true);
  expect(keptIn(key)).toBeNull();
  sessionStorage.setItem(key, '{');
  expect(keptIn(key)).toBeNull();
});
