import type { AnsweredRecord, FieldMetadata } from '@gejie/core';
import { describe, expect, it } from 'vitest';
import { otherEnd } from './otherEnd.ts';

const field = (name: string, targets?: string[], kernel = false) =>
  ({ name, targets, kernel }) as FieldMetadata;
const fields = [
  field('product', ['products']),
  field('warehouse', ['warehouses']),
  field('onHand'),
  field('createdBy', ['users'], true),
];
const level = {
  id: 1,
  product: { id: 2, label: '智能水表' },
  warehouse: { id: 3, label: '主仓库' },
  onHand: '5',
} as unknown as AnsweredRecord;

describe('What joins two records (INV-10)', () => {
  it('is named by the one it is not seen from', () => {
    const target = { fields, leads: 'product' };
    expect(otherEnd(target, level, 'product')).toEqual({ field: 'warehouse', label: '主仓库' });
    expect(otherEnd(target, level, 'warehouse')).toEqual({ field: 'product', label: '智能水表' });
    expect(otherEnd(target, { ...level, warehouse: null }, 'product')).toBeUndefined();
  });

  it('is not what has a name of its own, or points at more', () => {
    expect(otherEnd({ fields }, level, 'product')).toBeUndefined();
    const more = [...fields, field('document', ['invoices'])];
    expect(otherEnd({ fields: more, leads: 'product' }, level, 'product')).toBeUndefined();
  });
});
