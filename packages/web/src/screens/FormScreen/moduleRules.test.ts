import type { AnsweredRecord, FieldMetadata, ModuleMetadata } from '@gejie/core';
import { describe, expect, it } from 'vitest';
import { runRules } from './moduleRules.ts';

const field = (name: string, type: string, more: Partial<FieldMetadata> = {}): FieldMetadata => ({
  name,
  type,
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

const choices = ['prospecting', 'proposal', 'won', 'lost'].map((value) => ({
  value,
  label: { zh: value, en: value },
}));
const opportunities = {
  name: 'opportunity',
  fields: [
    field('stage', 'choice', { choices }),
    field('probability', 'percent'),
    field('exchangeRate', 'decimal', { scale: 6 }),
    field('account', 'link', { targets: ['accounts'] }),
  ],
} as unknown as ModuleMetadata;

const run = (values: Record<string, unknown>, given: string[]) =>
  runRules(opportunities, {
    values,
    before: null,
    given: new Set(given),
    context: { language: 'en', timeZone: 'Asia/Shanghai', now: new Date('2026-11-23T02:00:00Z') },
    today: '2026-11-23',
  });

describe('runRules', () => {
  it('derives as the server will', () => {
    expect(run({ stage: 'proposal' }, ['stage']).derived).toMatchObject({ probability: '50.00' });
  });

  it('does not overwrite what the person gave', () => {
    expect(
      run({ stage: 'proposal', probability: '60' }, ['stage', 'probability']).derived,
    ).not.toHaveProperty('probability');
  });

  it('leaves a figure alone that is no figure yet', () => {
    const { derived, problems } = run({ stage: 'proposal', exchangeRate: '6.x' }, ['exchangeRate']);
    expect(derived).not.toHaveProperty('exchangeRate');
    expect(problems).toEqual({});
  });

  it('holds nothing against a new record that only what was there before could break', () => {
    const reports = {
      name: 'dailyReport',
      fields: [field('day', 'date'), field('words', 'longText'), field('subject', 'text')],
    } as unknown as ModuleMetadata;
    const typed = {
      given: new Set(['words']),
      context: { language: 'en', timeZone: 'Asia/Shanghai', now: new Date('2026-11-23T02:00:00Z') },
      today: '2026-11-23',
    } as const;
    const values = { day: '2026-11-23', words: '拜访了两家客户' };
    const begun = { day: '2026-11-23' };
    expect(runRules(reports, { ...typed, values, before: null, begun }).problems).toEqual({});
    const before = { id: 7, status: 'sent', ...begun } as unknown as AnsweredRecord;
    expect(runRules(reports, { ...typed, values, before }).problems).toHaveProperty(['']);
  });

  it('tells what a rule has against the record, in the language of the reader', () => {
    expect(run({ stage: 'proposal', exchangeRate: '0' }, ['exchangeRate']).problems).toEqual({
      exchangeRate: 'The exchange rate must be above 0',
    });
  });
});
