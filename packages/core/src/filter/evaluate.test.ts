import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEmptyValue, matches } from './evaluate.ts';
import { fits } from './filter.fixture.ts';

describe('Emptiness', () => {
  it.each([
    [null, true],
    [undefined, true],
    ['', true],
    [[], true],
    [0, false],
    [false, false],
    ['0', false],
    [[null], false],
  ])('%j: %j', (value, answer) => expect(isEmptyValue(value)).toBe(answer));

  const empty = { name: null, amount: null, stage: null, tags: [], closeDate: null };
  it('is different from everything, contains nothing, is neither more nor less', () => {
    for (const filter of [
      { stage: { ne: 'won' } },
      { stage: { notIn: ['won'] } },
      { name: { notContains: 'x' } },
      { tags: { notContains: 'a' } },
      { amount: { ne: 1 } },
      { amount: { empty: true } },
      { amount: null },
    ])
      expect(fits(filter, empty), JSON.stringify(filter)).toBe(true);
    for (const filter of [
      { stage: 'won' },
      { amount: { lt: 1 } },
      { amount: { gte: 0 } },
      { name: { contains: '' } },
      { closeDate: { lt: '2030-01-01' } },
      { closeDate: { within: 'thisYear' } },
      { amount: { ne: null } },
    ])
      expect(fits(filter, empty), JSON.stringify(filter)).toBe(false);
  });
});

describe('Comparison', () => {
  it('takes numbers by size', () => {
    expect(fits({ amount: { gt: 9 } }, { amount: '10.00' })).toBe(true);
    expect(fits({ amount: { lt: '1000000000000000.01' } }, { amount: '1000000000000000.00' })).toBe(true);
    expect(fits({ amount: '10' }, { amount: '10.00' })).toBe(true);
    expect(matches({ count: { gt: '9' } }, { count: '10' })).toBe(true);
    expect(matches({ count: { gte: 9 } }, { count: '10' })).toBe(true);
  });

  it('takes texts as texts', () => {
    expect(fits({ name: '1' }, { name: '1.0' })).toBe(false);
    expect(fits({ name: { in: ['01'] } }, { name: '1' })).toBe(false);
    expect(fits({ name: { ne: '1' } }, { name: '1.0' })).toBe(true);
    expect(matches({ name: '1' }, { name: '01' })).toBe(false);
  });

  it('agrees with what arithmetic says', () => {
    const cents = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
    const written = (value: number) => (value / 100).toFixed(2);
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        const record = { amount: written(a) };
        expect(fits({ amount: { lt: written(b) } }, record)).toBe(a < b);
        expect(fits({ amount: { gte: written(b) } }, record)).toBe(a >= b);
        expect(fits({ amount: written(b) }, record)).toBe(a === b);
        expect(fits({ amount: { between: [written(b), written(b + 5)] } }, record)).toBe(
          a >= b && a <= b + 5,
        );
      }),
    );
  });
});

describe('Conditions of definitions', () => {
  const record = {
    stage: 'lost',
    account: { id: 7, label: '海川' },
    tags: ['a', 'b'],
    amount: '100.00',
    owner: 3,
  };
  it.each([
    [{ stage: 'lost' }, true],
    [{ stage: { in: ['won', 'lost'] } }, true],
    [{ stage: { notIn: ['won'] }, owner: 3 }, true],
    [{ account: 7 }, true],
    [{ account: { in: [7] } }, true],
    [{ account: null }, false],
    [{ closeDate: null }, true],
    [{ closeDate: { empty: true } }, true],
    [{ tags: 'a' }, true],
    [{ tags: { contains: 'b' } }, true],
    [{ amount: '100' }, true],
    [{ any: [{ stage: 'won' }, { owner: 3 }] }, true],
    [{ all: [{ stage: 'won' }, { owner: 3 }] }, false],
    [{ not: { stage: 'won' } }, true],
    [{}, true],
  ])('%j: %j', (filter, answer) => expect(matches(filter as never, record)).toBe(answer));
});

it('`$now` is the moment it is asked', () => {
  const begun = { startsAt: { lte: '$now' } };
  expect(matches(begun, { startsAt: '2020-01-01T00:00:00.000Z' })).toBe(true);
  expect(matches(begun, { startsAt: '2999-01-01T00:00:00.000Z' })).toBe(false);
  expect(matches(begun, { startsAt: null })).toBe(false);
});
