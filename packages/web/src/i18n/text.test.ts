import { describe, expect, it } from 'vitest';
import { en } from './en/index.ts';
import { textAmong } from './text.ts';
import { zh } from './zh/index.ts';

const parametersOf = (text: string) => [...text.matchAll(/\{(\w+)/g)].map((match) => match[1]).sort();

describe('The dictionaries', () => {
  const keys = Object.keys(zh) as (keyof typeof zh)[];

  it('have the same keys', () => {
    expect(Object.keys(en).sort()).toEqual([...keys].sort());
  });

  it.each(keys)('%s takes the same parameters in both languages', (key) => {
    expect(new Set(parametersOf(en[key]))).toEqual(new Set(parametersOf(zh[key])));
  });

  it('have no Chinese left in English', () => {
    expect(keys.filter((key) => /\p{Script=Han}/u.test(en[key]))).toEqual([]);
  });

  it('say everything in both languages', () => {
    expect(keys.filter((key) => zh[key].trim() === '' || en[key].trim() === '')).toEqual([]);
  });
});

describe('A text', () => {
  it('puts parameters in their places', () => {
    expect(textAmong(zh, 'bulk.selected', { many: '3 位' })).toBe('已选 3 位');
    expect(textAmong(en, 'bulk.selected', { many: '3 accounts' })).toBe('3 accounts selected');
  });

  it('counts in English', () => {
    expect(textAmong(en, 'bulk.done', { done: 1 })).toBe('Done: 1 record');
    expect(textAmong(en, 'bulk.done', { done: 2 })).toBe('Done: 2 records');
  });
});
