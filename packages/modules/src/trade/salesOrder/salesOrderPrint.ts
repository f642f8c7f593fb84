import type { StandardBlock } from '@gejie/core';
import { pricedPrint, printedWhom } from '../shared/pricedPrint.ts';

/** A sales order on paper, as the customer signs it; internal notes, costs and margin are none of the customer's business. */
export const salesOrderPrint: readonly StandardBlock[] = [
  { kind: 'letterhead' },
  { kind: 'title', text: { zh: '销售订单', en: 'Sales order' } },
  {
    kind: 'facts',
    fields: ['number', 'orderedOn', 'dueDate', 'account', 'contact', 'customerNumber', 'name'],
    columns: 3,
  },
  { kind: 'facts', fields: ['shipTo', 'paymentTerms'], columns: 2 },
  {
    kind: 'facts',
    fields: ['repeats', 'repeatsFrom', 'repeatsUntil'],
    columns: 3,
    when: { repeats: { empty: false } },
  },
  ...pricedPrint,
  printedWhom,
  {
    kind: 'signatures',
    labels: [
      { zh: '供方（盖章）', en: 'Supplier' },
      { zh: '需方（盖章）', en: 'Customer' },
    ],
  },
];
