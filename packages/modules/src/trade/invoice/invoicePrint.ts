import type { StandardBlock, StandardPaper } from '@gejie/core';
import { pricedPrint, printedWhom } from '../shared/pricedPrint.ts';

const serials: StandardBlock = {
  kind: 'table',
  list: 'serialNumbers',
  fields: ['product', 'serial', 'serviceUntil'],
};
const carried: StandardBlock = { kind: 'facts', fields: ['carrier', 'trackingNumber'], columns: 3 };
const handedOver: StandardBlock = {
  kind: 'signatures',
  labels: [
    { zh: '发货人', en: 'Sent by' },
    { zh: '收货人（签收）', en: 'Received by' },
  ],
};

/** What lies in the box: goods and how many, and no word of what they cost. INV-08 */
export const deliveryNote: StandardPaper = {
  label: { zh: '送货单', en: 'Delivery note' },
  blocks: [
    { kind: 'letterhead' },
    { kind: 'title', text: { zh: '送货单', en: 'Delivery note' } },
    { kind: 'facts', fields: ['number', 'shippedAt', 'account', 'contact', 'salesOrder'], columns: 3 },
    carried,
    { kind: 'facts', fields: ['shipTo'], columns: 1 },
    { kind: 'table', list: 'lines', fields: ['number', 'item', 'quantity'] },
    serials,
    printedWhom,
    handedOver,
  ],
};

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
  serials,
  {
    kind: 'text',
    text: {
      zh: '{{$company.bankName}}　{{$company.bankAccount}}',
      en: '{{$company.bankName}}  {{$company.bankAccount}}',
    },
  },
  printedWhom,
  handedOver,
];
