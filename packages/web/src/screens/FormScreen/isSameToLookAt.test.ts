import type { FieldMetadata, ModuleMetadata } from '@gejie/core';
import { describe, expect, it, vi } from 'vitest';
import type { FormFieldProps } from './formFieldProps.ts';
import type { RecordForm } from './useRecordForm.ts';

// What fields look like asks the browser, on its way in, whether things may move.
vi.stubGlobal('window', { matchMedia: () => ({ matches: true, addEventListener: () => undefined }) });
const { fieldViews } = await import('../../fields/index.ts');
const { isSameToLookAt } = await import('./isSameToLookAt.ts');

const module = { path: 'accounts', name: 'account', fields: [] } as unknown as ModuleMetadata;

const fieldOf = (type: string, more: Partial<FieldMetadata> = {}): FieldMetadata => ({
  name: 'own',
  type,
  label: { zh: type, en: type },
  required: false,
  readOnly: false,
  unique: false,
  kernel: false,
  custom: true,
  sortable: true,
  operators: [],
  ...more,
});

function drawn(field: FieldMetadata, form: Partial<RecordForm>): FormFieldProps {
  const whole = { module, before: null, isNew: true, values: {}, problems: {}, ...form };
  return { field, prefix: 'form', width: 'half', form: whole as unknown as RecordForm };
}

const isSame = (field: FieldMetadata, was: Partial<RecordForm>, is: Partial<RecordForm>) =>
  isSameToLookAt(drawn(field, was), drawn(field, is));

const typedElsewhere = (field: FieldMetadata) =>
  isSame(field, { values: { own: null, other: 'a' } }, { values: { own: null, other: 'ab' } });

/** What administrators add to a module, five hundred of them if they like. */
const added = [
  ...['text', 'longText', 'richText', 'integer', 'decimal', 'money', 'percent', 'date', 'dateTime', 'time'],
  ...['boolean', 'choice', 'multiChoice', 'email', 'phone', 'url', 'address', 'user', 'department', 'link'],
  ...['links', 'linkAny', 'linkMany', 'autoNumber', 'image', 'file'],
];

describe('A field of a form', () => {
  it.each(added)('of type %s is not drawn again with what is typed into another (PLT-05)', (type) => {
    expect(fieldViews).toHaveProperty(type);
    expect(typedElsewhere(fieldOf(type))).toBe(true);
  });

  it('is not drawn again when it is a formula of what nobody typed', () => {
    expect(typedElsewhere(fieldOf('formula', { readOnly: true, resultType: 'money' }))).toBe(true);
  });

  it('is drawn again with its own value, and with what is wrong with it', () => {
    expect(isSame(fieldOf('text'), { values: { own: 'a' } }, { values: { own: 'ab' } })).toBe(false);
    expect(isSame(fieldOf('text'), { problems: {} }, { problems: { own: 'too long' } })).toBe(false);
    expect(isSame(fieldOf('text'), { problems: {} }, { problems: { other: 'too long' } })).toBe(true);
  });

  it('is drawn again when its conditions make something else of it', () => {
    const stages = [{ values: { stage: 'won' } }, { values: { stage: 'lost' } }] as const;
    for (const condition of ['visibleWhen', 'requiredWhen'] as const)
      expect(isSame(fieldOf('text', { [condition]: { stage: 'lost' } }), ...stages)).toBe(false);
    const locked = fieldOf('text', { readOnlyWhen: { stage: 'lost' } });
    expect(isSame(locked, { ...stages[0], isNew: false }, { ...stages[1], isNew: false })).toBe(false);
    expect(isSame(fieldOf('text', { visibleWhen: { stage: 'open' } }), ...stages)).toBe(true);
  });

  it('is drawn again when what it looks at changes: the currency of an amount, the choice its own depends on', () => {
    const changed = [{ values: { beside: 'CNY' } }, { values: { beside: 'EUR' } }] as const;
    expect(isSame(fieldOf('money', { currencyField: 'beside' }), ...changed)).toBe(false);
    expect(isSame(fieldOf('choice', { dependsOn: 'beside' }), ...changed)).toBe(false);
    expect(isSame(fieldOf('multiChoice', { dependsOn: 'beside' }), ...changed)).toBe(false);
  });

  it('is drawn again with every key where it says of nothing that it needs no more: the lines of a document', () => {
    expect(typedElsewhere(fieldOf('lines'))).toBe(false);
  });
});
