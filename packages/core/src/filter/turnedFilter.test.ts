import { expect, test } from 'vitest';
import { registry } from './filter.fixture.ts';
import type { Filter } from './filter.ts';
import { turnedFilter } from './turnedFilter.ts';

const gone = { module: registry.module('firm'), from: [5, 6], into: 9 };
const turned = (filter: Filter, module = 'deal') =>
  turnedFilter(filter, registry.module(module), registry, gone);

test.each<[string, Filter, Filter]>([
  ['a reference by its id', { firm: 5 }, { firm: 9 }],
  ['a reference as it is answered', { firm: { id: 6, label: '乙' } }, { firm: 9 }],
  ['an id in a text', { firm: { eq: '5' } }, { firm: { eq: 9 } }],
  ['several, of which one is left', { firm: { in: [5, 1, 6, 9] } }, { firm: { in: [9, 1] } }],
  ['one of several modules', { about: { module: 'firms', id: 5 } }, { about: { module: 'firms', id: 9 } }],
  [
    'one in a group',
    { any: [{ firm: { ne: 5 } }, { not: { firm: 6 } }] },
    { any: [{ firm: { ne: 9 } }, { not: { firm: 9 } }] },
  ],
  ['one beyond a reference', { 'firm.parent': 5 }, { 'firm.parent': 9 }],
  ['its own id', { 'firm.id': { in: [5] } }, { 'firm.id': { in: [9] } }],
])('a filter that asks for %s asks for the record that stays', (_what, before, after) => {
  expect(turned(before)).toEqual(after);
});

test.each<[string, Filter]>([
  ['another record', { firm: 4 }],
  ['another module of the same id', { about: { module: 'users', id: 5 } }],
  ['a record of its own module by that id', { id: 5 }],
  ['a text that reads like it', { name: '5' }],
  ['emptiness', { firm: { empty: true } }],
  ['a field there is not', { gone: 5, 'firm.nothing': 5 }],
])('a filter that asks for %s stays as it is', (_what, filter) => {
  expect(turned(filter)).toEqual(filter);
});

test('a filter over the module itself asks for the record that stays by its id', () => {
  expect(turned({ id: { in: [5, 7] } }, 'firm')).toEqual({ id: { in: [9, 7] } });
});
