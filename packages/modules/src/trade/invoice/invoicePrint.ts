import type { StandardBlock } from '@gejie/core';
import { pricedPrint, printedOwner } from '../shared/pricedPrint.ts';

/** The note that goes with the goods, and asks for what they cost. INV-08, PLT-20 */
export const invoicePrint: readonly StandardBlock[] = [
  { kind: 'letterhead' },
  { kind: 'title', text: { zh: '发货单', en: 'Invoice and delivery note' } },
  {
    kind: 'facts',
    fields: ['number', 'shippedAt', 'dueDate', 'account', 'contact', 'salesOrder'],
    columns: 3,
  },
  { kind: 'facts', fields: ['carrier', 'trackingNumber', 'taxInvoiceNumber'], columns: 3 },
  { kind: 'facts', fields: ['shipTo', 'billTo'], columns: 2 },
  ...pricedPrint,
  { kind: 'table', list: 'serialNumbers', fields: ['product', 'serial', 'serviceUntil'] },
  {
    kind: 'text',
    text: {
      zh: '{{$company.bankName}}　{{$company.bankAccount}}',
      en: '{{$company.bankName}}  {{$company.bankAccount}}',
    },
  },
  printedOwner,
  {
    kind: 'signatures',
    labels: [
      { zh: '发货人', en: 'Sent by' },
      { zh: '收货人（签收）', en: 'Received by' },
    ],
  },
];
