import type { AnsweredRecord, FieldMetadata } from '@gejie/core';
import { describe, expect, it } from 'vitest';
import { fieldState, requiredSince } from './fieldState.ts';

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

  it('lets a new record be made with what is read-only once it is there', () => {
    const field = { ...lossReason, visibleWhen: undefined, readOnlyWhen: { stage: { ne: 'proposal' } } };
    expect(fieldState(field, {}, true).readOnly).toBe(false);
    expect(fieldState(field, { stage: 'lost' }, true).readOnly).toBe(false);
    expect(fieldState(field, { stage: 'lost' }).readOnly).toBe(true);
  });

  it('reads references as answered', () => {
    const field = { ...lossReason, visibleWhen: { account: 7 } };
    expect(fieldState(field, { account: { id: 7, label: '海川' } }).visible).toBe(true);
  });
});

describe('requiredSince', () => {
  const region = {
    ...lossReason,
    name: 'region',
    visibleWhen: undefined,
    requiredWhen: undefined,
    required: true,
  };
  const lacking = (before: Record<string, unknown> | null, values: Record<string, unknown> = before ?? {}) =>
    requiredSince([lossReason, region], before as AnsweredRecord | null, values).map(({ name }) => name);

  it('marks in an old record what has become required since it was made', () => {
    expect(lacking({ id: 7, stage: 'lost', lossReason: null, region: '' })).toEqual(['lossReason', 'region']);
    expect(lacking({ id: 7, stage: 'proposal', lossReason: null, region: '华东' })).toEqual([]);
  });

  it('marks nothing in a new record, nor what is never answered or was typed the last time', () => {
    expect(lacking(null)).toEqual([]);
    expect(lacking(null, { stage: 'lost', region: null })).toEqual([]);
    expect(lacking({ id: 7, stage: 'proposal' })).toEqual([]);
    expect(lacking({ id: 7, stage: 'proposal', region: null }, { region: '华东' })).toEqual([]);
  });
});
