import type { FieldMetadata } from '@gejie/core';
import { describe, expect, it } from 'vitest';
import { fieldState } from './fieldState.ts';

const lossReason: FieldMetadata = {
  name: 'lossReason',
  type: 'choice',
  label: { zh: '丢单原因', en: 'Loss reason' },
  required: false,
  readOnly: false,
  unique: false,
  kernel: false,
  custom: false,
  sortable: true,
  operators: [],
  visibleWhen: { stage: 'lost' },
  requiredWhen: { stage: 'lost' },
};

describe('fieldState', () => {
  it('hides a field whose condition does not hold, and asks nothing of it', () => {
    expect(fieldState(lossReason, { stage: 'proposal' })).toEqual({
      visible: false,
      required: false,
      readOnly: false,
    });
  });

  it('shows and requires it once the condition holds', () => {
    expect(fieldState(lossReason, { stage: 'lost' })).toEqual({
      visible: true,
      required: true,
      readOnly: false,
    });
  });

  it('reads references as answered', () => {
    const field = { ...lossReason, visibleWhen: { account: 7 } };
    expect(fieldState(field, { account: { id: 7, label: '海川' } }).visible).toBe(true);
  });
});
