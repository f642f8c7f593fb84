import type { StandardBlock } from '@gejie/core';
import { pricedPrint, printedDesk, printedOwner } from '../shared/pricedPrint.ts';

/** A quote on paper: who looks after the customer and whom to ask after the sale stand on each. CMP-08, PLT-20 */
export const quotePrint: readonly StandardBlock[] = [
  { kind: 'letterhead' },
  { kind: 'title', text: { zh: '报价单', en: 'Quotation' } },
  { kind: 'facts', fields: ['number', 'revision', 'validUntil', 'account', 'contact', 'name'], columns: 3 },
  ...pricedPrint,
  printedOwner,
  {
    kind: 'text',
    text: {
      zh: '服务联系人：{{serviceContact}}　{{serviceContact.phone}}　{{serviceContact.email}}',
      en: 'Service contact: {{serviceContact}}  {{serviceContact.phone}}  {{serviceContact.email}}',
    },
    when: { serviceContact: { empty: false } },
  },
  { ...printedDesk, when: { serviceContact: { empty: true } } },
  {
    kind: 'text',
    text: {
      zh: '核对此报价是否有效：{{$home}}/verify　编号 {{number}}　核对码 {{code}}',
      en: 'Verify this quote at {{$home}}/verify  number {{number}}  code {{code}}',
    },
    size: 'small',
    when: { code: { empty: false } },
  },
  {
    kind: 'signatures',
    labels: [
      { zh: '供方（盖章）', en: 'Supplier' },
      { zh: '需方（盖章）', en: 'Customer' },
    ],
  },
];
