import { Decimal, defineRules } from '@gejie/core';
import { totalsOf } from '../../trade/shared/totalsOf.ts';
import { opportunity } from './opportunity.ts';

const stages = opportunity.fields.stage.choices ?? [];

/** How a stage ends a deal; undefined while it goes on. */
const ending = (stage: string | null | undefined) => stages.find(({ value }) => value === stage)?.closed;

export const opportunityRules = defineRules(opportunity, {
  'A deal comes to what its lines come to, unless another amount is given': {
    derive: ({ record, changed, given }) =>
      changed('lines') && !given('amount') && record.lines?.some(({ kind }) => kind === 'item')
        ? { amount: totalsOf(record).subtotal }
        : undefined,
  },
  'A new stage brings its probability, unless one is given': {
    derive: ({ record, changed, given, step }) => {
      const probability =
        step('stage')?.probability ?? stages.find(({ value }) => value === record.stage)?.probability;
      if (!changed('stage') || given('probability') || probability === undefined) return undefined;
      return { probability: new Decimal(probability).toFixed(2) };
    },
  },
  'A won deal is certain and a lost one hopeless': {
    derive: ({ record }) => {
      const end = ending(record.stage);
      return end && { probability: end === 'won' ? '100.00' : '0.00' };
    },
  },
  'The time in a stage counts from the day it was entered': {
    derive: ({ changed, now }) => (changed('stage') ? { stageSince: now.toISOString() } : undefined),
  },
  'A deal is closed when it is won or lost, and open again when it leaves those stages': {
    derive: ({ record, changed, now }) => {
      if (!changed('stage')) return undefined;
      return { closedAt: ending(record.stage) ? now.toISOString() : null };
    },
  },
  'Only lost deals have a reason for the loss': {
    derive: ({ record }) =>
      ending(record.stage) !== 'lost' && record.lossReason ? { lossReason: null } : undefined,
  },
  'An exchange rate is above nought': {
    check: ({ record }) =>
      record.exchangeRate != null && new Decimal(record.exchangeRate).isZero()
        ? { field: 'exchangeRate', zh: '折合汇率必须大于 0', en: 'The exchange rate must be above 0' }
        : undefined,
  },
});
