import { defineRules } from '@gejie/core';
import { pricedMembers } from '../shared/pricedFields.ts';
import { pricedRules, staysPastDraft } from '../shared/pricedRules.ts';
import { nextDate, type Repetition } from './periods.ts';
import { salesOrder } from './salesOrder.ts';

export const salesOrderRules = defineRules(salesOrder, {
  ...pricedRules,
  'What was confirmed stays as it was confirmed': staysPastDraft(
    ['account', 'paymentTerms', 'terms', 'repeats', 'repeatsFrom', ...pricedMembers],
    {
      zh: '已确认的订单不能再改，请先“退回草稿”',
      en: 'A confirmed order is not changed any more; take it back to draft first',
    },
  ),
  'The next invoice of a repeating order is that of its next date': {
    derive: ({ record }) => ({ nextInvoiceOn: nextDate(repetition(record), record.lastInvoiceOn ?? null) }),
  },
  'An order stops repeating after it began': {
    check: ({ record }) =>
      record.repeatsFrom &&
      record.repeatsUntil &&
      !record.lastInvoiceOn &&
      record.repeatsUntil < record.repeatsFrom
        ? {
            field: 'repeatsUntil',
            zh: '结束日期不能早于首期日期',
            en: 'It can’t end before its first invoice',
          }
        : undefined,
  },
  'Nothing is due before it was ordered': {
    check: ({ record }) =>
      record.dueDate && record.orderedOn && record.dueDate < record.orderedOn
        ? { field: 'dueDate', zh: '交货日期不能早于下单日期', en: 'It can’t be due before it was ordered' }
        : undefined,
  },
});

/** In a form some of it may not be there yet. */
function repetition({ repeats, repeatsFrom, repeatsUntil }: Partial<Repetition>): Repetition {
  return { repeats: repeats ?? null, repeatsFrom: repeatsFrom ?? null, repeatsUntil: repeatsUntil ?? null };
}
