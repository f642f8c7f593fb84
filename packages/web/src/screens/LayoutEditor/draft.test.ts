import type { ArrangementAnswer, Layout } from '@gejie/core';
import { describe, expect, it } from 'vitest';
import { draftOf, draftOver } from './draft.ts';

const layout = (...facts: string[]): Layout => ({
  facts,
  sections: [],
  quickCreate: [],
  related: [],
  unused: [],
});
const kept = (changes: Partial<ArrangementAnswer>): ArrangementAnswer => ({
  version: 1,
  standard: layout('name'),
  variants: [],
  rules: {},
  list: [],
  search: [],
  declared: { standard: layout('name'), list: [], search: [], duplicates: [] },
  duplicates: [],
  fields: [],
  related: [],
  roles: [],
  ...changes,
});

describe('A layout that two administrators change (PLT-06)', () => {
  const began = kept({ rules: { email: { required: {} }, phone: { required: {} } } });

  it('keeps what was changed here and takes over the rest', () => {
    const latest = kept({
      standard: layout('name', 'stage'),
      rules: { email: { required: {} }, phone: { readOnly: {} }, grade: { required: {} } },
    });
    const mine = {
      ...draftOf(began),
      rules: { email: { visible: { roles: [7] } }, phone: { required: {} } },
    };
    expect(draftOver(mine, began, latest)).toEqual({
      standard: latest.standard,
      variants: [],
      rules: { email: { visible: { roles: [7] } }, phone: { readOnly: {} }, grade: { required: {} } },
    });
  });

  it('takes nothing back that was taken away here', () => {
    const phone = { required: {} };
    const mine = { ...draftOf(began), rules: { phone } };
    expect(draftOver(mine, began, kept({ rules: began.rules, list: ['name'] })).rules).toEqual({ phone });
  });
});
