import type { Filter } from '@gejie/core';
import { describe, expect, it } from 'vitest';
import { both, filterOf, isComplete, partsOf, withOperator } from './clauses.ts';

describe('A filter as the parts of a sentence', () => {
  const filters: Filter[] = [
    {},
    { stage: 'proposal' },
    { amount: { gte: 10000, lt: 50000 } },
    { owner: '$me', grade: { in: ['A', 'B'] } },
    { all: [{ stage: 'won' }, { stage: { ne: 'lost' } }] },
    { any: [{ stage: 'won' }, { amount: { gt: 1 } }] },
    { all: [{ not: { stage: 'won' } }, { owner: 7 }] },
    { 'account.industry': '科技' },
  ];

  it.each(filters)('means the same after it was taken apart and put together: %j', (filter) => {
    expect(partsOf(filterOf(partsOf(filter)))).toEqual(partsOf(filter));
  });

  it('reads null as empty', () => {
    expect(partsOf({ phone: null })).toEqual([{ field: 'phone', operator: 'empty', value: true }]);
  });

  it('leaves out what has no value yet', () => {
    expect(filterOf([{ field: 'stage', operator: 'eq', value: undefined }])).toEqual({});
    expect(isComplete({ field: 'amount', operator: 'between', value: ['1', null] })).toBe(false);
    expect(isComplete({ field: 'stage', operator: 'in', value: [] })).toBe(false);
    expect(isComplete({ field: 'active', operator: 'eq', value: false })).toBe(true);
  });

  it('keeps two conditions on one field apart', () => {
    expect(both({ owner: 1 }, { owner: { ne: 2 } })).toEqual({ all: [{ owner: 1 }, { owner: { ne: 2 } }] });
  });

  it('keeps the value where another operator can use it', () => {
    const one = { field: 'stage', operator: 'eq', value: 'won' } as const;
    expect(withOperator(one, 'in').value).toEqual(['won']);
    expect(withOperator({ ...one, operator: 'in', value: ['won', 'lost'] }, 'ne').value).toBe('won');
    expect(withOperator(one, 'within').value).toBeUndefined();
    expect(withOperator(one, 'empty').value).toBe(true);
  });
});
