import { Decimal, type FieldIssue, Invalid, type Module, type ModuleField } from '@gejie/core';
import { ratesOn } from '../database/currencies/ratesOn.ts';
import type { WriteScope } from './writeScope.ts';

/** A record about to be written, whose rates may have to be filled in. */
export interface RatedDraft {
  record: Record<string, unknown>;
  before: Record<string, unknown> | null;
  /** Names of the fields the person gave. */
  given: ReadonlySet<string>;
  issues: FieldIssue[];
}

/** Fills in the exchange rates that were not given, as they are today; says where none is known. */
export async function withRates(
  scope: WriteScope,
  module: Module,
  drafts: readonly RatedDraft[],
): Promise<void> {
  for (const field of module.fields.values()) {
    const { rateOf } = field;
    if (rateOf === undefined) continue;
    const due = drafts.filter((draft) => isDue(field, rateOf, draft));
    const own = scope.session.company.currency;
    for (const draft of due) if (draft.record[rateOf] === own) settleOwn(field, draft);
    await lookUp(
      scope,
      field,
      rateOf,
      due.filter(
        ({ record, given }) => record[rateOf] !== own && !(given.has(field.name) && record[field.name]),
      ),
    );
  }
}

/** A rate that was agreed stays until somebody touches it or the currency. */
function isDue(field: ModuleField, rateOf: string, { record, before, given }: RatedDraft): boolean {
  if (typeof record[rateOf] !== 'string') return false;
  return before === null || given.has(field.name) || before[rateOf] !== record[rateOf];
}

/** The company's own currency is worth itself, whatever is given. */
function settleOwn(field: ModuleField, { record, given, issues }: RatedDraft): void {
  const rate = record[field.name];
  if (given.has(field.name) && typeof rate === 'string' && !new Decimal(rate).eq(1))
    issues.push({ ...ownRate.issue, field: field.name });
  record[field.name] = written(field, '1');
}

const ownRate = new Invalid('rule', {
  zh: '本位币的折合汇率恒为 1',
  en: 'The company’s own currency is always worth 1',
});

function noRate(currency: string): Invalid {
  return new Invalid('rule', {
    zh: `没有 ${currency} 的汇率：请填写折合汇率，或请管理员在“汇率”中添加`,
    en: `No rate is known for ${currency}: give one here, or ask an administrator to add it to the exchange rates`,
  });
}

async function lookUp(
  scope: WriteScope,
  field: ModuleField,
  rateOf: string,
  drafts: readonly RatedDraft[],
): Promise<void> {
  if (drafts.length === 0) return;
  const codes = [...new Set(drafts.map(({ record }) => String(record[rateOf])))];
  const rates = await ratesOn(scope.db, codes, scope.today);
  for (const { record, issues } of drafts) {
    const currency = String(record[rateOf]);
    const rate = rates.get(currency);
    if (rate !== undefined) record[field.name] = written(field, rate);
    else issues.push({ ...noRate(currency).issue, field: field.name });
  }
}

function written({ scale }: ModuleField, rate: string): string {
  return new Decimal(rate).toFixed(scale ?? 4);
}
