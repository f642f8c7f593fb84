import type { CustomizedField, FieldTypeAnswer } from '@gejie/core';
import { describe, expect, it } from 'vitest';
import { draftOf, newDraft, rebased, saidOf, withOption } from './fieldDraft.ts';

const label = { zh: '单选', en: 'Choice' };
const option = { kind: 'choices', label } as const;
const kind = (name: string, options: FieldTypeAnswer['options']): FieldTypeAnswer => ({
  name,
  label,
  example: label,
  options,
  becomes: [],
});
const choice = kind('choice', {
  dependsOn: { ...option, kind: 'sibling' },
  choices: option,
  default: { ...option, kind: 'value' },
});
const several = kind('multiChoice', { choices: option });
const text = kind('text', { max: { ...option, kind: 'count' } });
const types = [choice, several, text];

const east = { value: 'east', label: { zh: '华东', en: 'East' } };
const west = { value: 'west', label: { zh: '华西', en: 'West' } };
const region: CustomizedField = {
  name: 'cf_region',
  type: 'choice',
  version: 'first',
  label: { zh: '大区', en: 'Region' },
  custom: true,
  kernel: false,
  required: false,
  unique: false,
  search: false,
  hidden: false,
  order: 0,
  changeable: ['label', 'required', 'choices'],
  choices: [east, west],
};

describe('What is said of a field that is changed (PLT-05)', () => {
  it('is what differs, with the version that it was made from', () => {
    const draft = draftOf(region, types);
    expect(saidOf(draft, region, types)).toBeNull();
    const label = { zh: '区域', en: 'Region' };
    expect(saidOf({ ...draft, label }, region, types)).toEqual({ label, version: 'first' });
    const cleared = { ...draft, options: withOption(draft, 'default', null) };
    expect(saidOf(cleared, { ...region, default: 'east' }, types)).toEqual({
      default: null,
      version: 'first',
    });
  });

  it('is the values alone when the field is part of the product', () => {
    const product = { ...region, custom: false, changeable: ['choices'] };
    const draft = draftOf(product, types);
    const choices = [west, east];
    expect(saidOf({ ...draft, options: withOption(draft, 'choices', choices) }, product, types)).toEqual({
      choices,
      version: 'first',
    });
  });

  it('lets values go with any of another field’s when that is another field now', () => {
    const draft = draftOf({ ...region, dependsOn: 'a', choices: [{ ...east, onlyFor: ['x'] }] }, types);
    const options = withOption(draft, 'dependsOn', 'b');
    expect(JSON.parse(JSON.stringify(options))).toEqual({ dependsOn: 'b', choices: [east] });
  });

  it('keeps names and values when another kind is chosen for a new field', () => {
    const typed = {
      ...newDraft(choice, null),
      label: region.label,
      options: { choices: [east], default: 'east' },
    };
    expect(newDraft(several, typed)).toMatchObject({ label: region.label, options: { choices: [east] } });
    expect(newDraft(text, typed)).toMatchObject({ label: region.label, options: {} });
  });
});

describe('Two administrators who change one field', () => {
  const start = draftOf(region, types);
  const renamed = { ...start, label: { zh: '区域', en: 'Area' } };
  const longer = { ...start, options: withOption(start, 'choices', [east, west, { ...east, value: 'x' }]) };

  it('keep what each has changed', () => {
    expect(rebased(renamed, start, longer)).toEqual({
      draft: { ...longer, label: renamed.label },
      disputed: [],
    });
  });

  it('are told what both have changed, and nobody’s is dropped without a word', () => {
    const shorter = { ...start, options: withOption(start, 'choices', [east]) };
    const over = rebased(shorter, start, longer);
    expect(over.disputed).toEqual(['choices']);
    expect(over.draft.options.choices).toEqual([east]);
    expect(rebased(longer, start, longer).disputed).toEqual([]);
  });
});
