import type { FieldMetadata, Filter } from '@gejie/core';
import { describe, expect, it } from 'vitest';
import { askingFields, missingAfter } from './missingAfter.ts';

function field(name: string, conditions: Partial<FieldMetadata> = {}): FieldMetadata {
  return {
    name,
    type: 'text',
    label: { zh: name, en: name },
    required: false,
    readOnly: false,
    unique: false,
    kernel: false,
    custom: false,
    sortable: true,
    operators: [],
    ...conditions,
  };
}

const lost: Filter = { stage: 'lost' };
const asked = (fields: FieldMetadata[], record: object, changes: object) =>
  missingAfter({ fields }, record as Record<string, unknown>, changes as Record<string, unknown>).map(
    ({ name }) => name,
  );

describe('What a change makes necessary is asked for (PLT-06)', () => {
  it('where the field is shown and holds nothing', () => {
    const reason = field('reason', { requiredWhen: lost });
    expect(asked([reason], { stage: 'open', reason: null }, { stage: 'lost' })).toEqual(['reason']);
    expect(asked([reason], { stage: 'open', reason: 'price' }, { stage: 'lost' })).toEqual([]);
    expect(asked([reason], { stage: 'lost', reason: null }, { name: 'x' })).toEqual([]);
  });

  it('but not when its layout hides it from this record', () => {
    const email = field('email', { requiredWhen: lost, visibleWhen: { source: 'website' } });
    expect(asked([email], { stage: 'open', source: 'fair' }, { stage: 'lost' })).toEqual([]);
    expect(asked([email], { stage: 'open', source: 'website' }, { stage: 'lost' })).toEqual(['email']);
  });

  it('also when the change is what makes it shown', () => {
    const email = field('email', { requiredWhen: lost, visibleWhen: { source: 'website' } });
    expect(asked([email], { stage: 'lost', source: 'fair' }, { source: 'website' })).toEqual(['email']);
  });

  it('but not when nobody could fill it in then', () => {
    const note = field('note', { requiredWhen: lost, readOnlyWhen: lost });
    expect(asked([note], { stage: 'open' }, { stage: 'lost' })).toEqual([]);
  });

  it('for which a board must know the fields that its conditions ask about', () => {
    const fields = [
      field('stage'),
      field('other'),
      field('reason', {
        requiredWhen: { all: [lost, { not: { industry: 'steel' } }] },
        visibleWhen: { any: [{ source: 'website' }] },
      }),
    ];
    expect(askingFields({ fields }).toSorted()).toEqual(['industry', 'reason', 'source', 'stage']);
  });
});
