import { type Filter, filterLimits } from '@gejie/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isComplete, withOperator } from './clauses.ts';
import { both, type FilterPart, filterOf, type Group, treeOf } from './filterTree.ts';
import { fits } from './treeLimits.ts';

const is = (field: string, value: unknown): FilterPart => ({ field, operator: 'eq', value });

/** Whether a record, as the values that are true of it, meets a filter: a second reading of the language. */
function meets(filter: Filter, facts: Record<string, number>): boolean {
  return Object.entries(filter).every(([key, value]) => {
    if (key === 'all') return (value as Filter[]).every((one) => meets(one, facts));
    if (key === 'any') return (value as Filter[]).some((one) => meets(one, facts));
    if (key === 'not') return !meets(value as Filter, facts);
    if (typeof value === 'number') return facts[key] === value;
    return Object.entries(value as Record<string, number>).every(([operator, operand]) =>
      operator === 'ne' ? facts[key] !== operand : (facts[key] ?? 0) >= operand,
    );
  });
}

const aField = fc.constantFrom('a', 'b', 'c');
const aValue = fc.integer({ min: 0, max: 2 });
const aTest = fc.oneof(
  fc.record({ field: aField, test: aValue }),
  fc.record({ field: aField, test: fc.record({ ne: aValue }) }),
  fc.record({ field: aField, test: fc.record({ ne: aValue, gte: aValue }) }),
);
const aFilter = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { depthSize: 'small' },
    fc
      .array(aTest, { maxLength: 2 })
      .map((tests) => Object.fromEntries(tests.map(({ field, test }) => [field, test]))),
    fc.array(tie('filter'), { maxLength: 3 }).map((any) => ({ any })),
    fc.array(tie('filter'), { maxLength: 3 }).map((all) => ({ all })),
    tie('filter').map((not) => ({ not })),
    fc.tuple(tie('filter'), aTest).map(([not, { field, test }]) => ({ not, [field]: test }) as Filter),
  ),
})).filter;
const facts = fc.record({ a: aValue, b: aValue, c: aValue });

describe('A filter as the parts of a sentence', () => {
  it('means the same after it was taken apart and put together', () => {
    fc.assert(
      fc.property(aFilter, facts, (filter, record) => {
        expect(meets(filterOf(treeOf(filter)), record)).toBe(meets(filter, record));
      }),
      { numRuns: 1000 },
    );
  });

  it('meets the other in one', () => {
    fc.assert(
      fc.property(aFilter, aFilter, facts, (one, other, record) => {
        expect(meets(both(one, other), record)).toBe(meets(one, record) && meets(other, record));
      }),
    );
    expect(both({ owner: 1 }, { owner: { ne: 2 } })).toEqual({ all: [{ owner: 1 }, { owner: { ne: 2 } }] });
  });

  it.each<[Filter, Group]>([
    [{}, { joint: 'all', negated: false, parts: [] }],
    [{ any: [{ a: 1 }, { b: 2 }] }, { joint: 'any', negated: false, parts: [is('a', 1), is('b', 2)] }],
    [
      { a: 1, any: [{ b: 2 }, { c: 3, a: 2 }] },
      {
        joint: 'all',
        negated: false,
        parts: [
          is('a', 1),
          {
            joint: 'any',
            negated: false,
            parts: [is('b', 2), { joint: 'all', negated: false, parts: [is('c', 3), is('a', 2)] }],
          },
        ],
      },
    ],
    [
      { not: { any: [{ a: 1 }, { b: 2 }] } },
      {
        joint: 'all',
        negated: false,
        parts: [{ joint: 'any', negated: true, parts: [is('a', 1), is('b', 2)] }],
      },
    ],
    [
      { not: { a: 1 } },
      { joint: 'all', negated: false, parts: [{ joint: 'all', negated: true, parts: [is('a', 1)] }] },
    ],
  ])('shows groups as groups: %j', (filter, tree) => {
    expect(treeOf(filter)).toEqual(tree);
  });

  it('keeps what it has no controls for', () => {
    for (const filter of [{ any: [] }, { a: { sounds: 'x' } }, { not: {} }] as Filter[]) {
      expect(treeOf(filter).parts).toEqual([{ kept: filter }]);
      expect(filterOf(treeOf(filter))).toEqual(filter);
    }
  });

  it('reads null as empty', () => {
    expect(treeOf({ phone: null }).parts).toEqual([{ field: 'phone', operator: 'empty', value: true }]);
    expect(treeOf({ phone: { ne: null } }).parts).toEqual([
      { field: 'phone', operator: 'empty', value: false },
    ]);
  });

  it('leaves out what has no value yet', () => {
    const begun: Group = { joint: 'any', negated: false, parts: [is('stage', undefined)] };
    expect(filterOf({ joint: 'all', negated: false, parts: [begun] })).toEqual({});
    expect(filterOf({ joint: 'all', negated: false, parts: [begun, is('a', 1)] })).toEqual({ a: 1 });
    expect(isComplete({ field: 'amount', operator: 'between', value: ['1', null] })).toBe(false);
    expect(isComplete({ field: 'stage', operator: 'in', value: [] })).toBe(false);
    expect(isComplete({ field: 'active', operator: 'eq', value: false })).toBe(true);
  });

  it('keeps the value where another operator can use it', () => {
    const one = { field: 'stage', operator: 'eq', value: 'won' } as const;
    expect(withOperator(one, 'in').value).toEqual(['won']);
    expect(withOperator({ ...one, operator: 'in', value: ['won', 'lost'] }, 'ne').value).toBe('won');
    expect(withOperator(one, 'within').value).toBeUndefined();
  });
});

describe('A group more', () => {
  const within = (depth: number): Group => ({
    joint: depth % 2 === 0 ? 'any' : 'all',
    negated: false,
    parts: [is('a', 1), depth > 0 ? within(depth - 1) : is('b', 2)],
  });

  it('is offered as deep as the server takes filters', () => {
    const deepest = [1, 2, 3, 4, 5, 6].filter((depth) => fits(within(depth)));
    expect(deepest).toEqual([1, 2, 3]);
  });

  it('counts what it will hold when it is finished', () => {
    const full = Array.from({ length: filterLimits.conditions }, (_part, at) => is(`f${at}`, 1));
    const root = (parts: FilterPart[]): Group => ({ joint: 'all', negated: false, parts });
    expect(fits(root(full))).toBe(true);
    expect(fits(root([...full, is('one', undefined)]))).toBe(false);
    const empty: Group = { joint: 'any', negated: false, parts: [] };
    expect(fits(root([...full.slice(2), empty]))).toBe(true);
    expect(fits(root([...full.slice(1), empty]))).toBe(false);
  });
});
