import type { FieldMetadata } from '@gejie/core';
import { describe, expect, it } from 'vitest';
import { asked, bulkFields, isComplete, neededBeside } from './bulkValues.ts';

const field = (name: string, more: Partial<FieldMetadata> = {}): FieldMetadata => ({
  name,
  type: 'choice',
  label: { zh: name, en: name },
  required: false,
  readOnly: false,
  unique: false,
  kernel: false,
  custom: false,
  sortable: true,
  operators: [],
  ...more,
});
const stage = field('stage', { required: true });
const reason = field('reason', { requiredWhen: { stage: 'lost' }, visibleWhen: { stage: 'lost' } });
const city = field('city', { dependsOn: 'country' });
const module = { fields: [stage, reason, city, field('taxNumber', { unique: true }), field('country')] };
const names = (fields: FieldMetadata[]) => fields.map(({ name }) => name);

describe('Many records at once (PLT-10)', () => {
  it('are given what no two of them could share to none', () => {
    expect(names(bulkFields(module))).toEqual(['stage', 'reason', 'city', 'country']);
  });

  it('are also asked for what the new value makes necessary', () => {
    expect(names(neededBeside(module, ['stage'], { stage: 'lost' }))).toEqual(['reason']);
    expect(names(neededBeside(module, ['stage', ''], { stage: 'open' }))).toEqual([]);
    expect(names(neededBeside(module, ['stage', 'reason'], { stage: 'lost' }))).toEqual([]);
  });

  it('are offered all values that depend on another, unless that is given beside', () => {
    expect(asked(city, ['city']).dependsOn).toBeUndefined();
    expect(asked(city, ['city', 'country'])).toBe(city);
  });

  it('lose nothing that they must have', () => {
    expect(isComplete(module, ['stage', 'city'], { stage: 'lost', city: null })).toBe(true);
    expect(isComplete(module, ['stage'], { stage: null })).toBe(false);
    expect(isComplete(module, [''], {})).toBe(false);
  });
});
