import type { StandardBlock } from '@gejie/core';
import { pricedPrint } from '../shared/pricedPrint.ts';

/** What a vendor is sent. INV-09, PLT-20 */
export const purchaseOrderPrint: readonly StandardBlock[] = [
  { kind: 'letterhead' },
  { kind: 'title', text: { zh: '采购订单', en: 'Purchase order' } },
  { kind: 'facts', fields: ['number', 'orderedAt', 'expectedOn', 'vendor', 'requester', 'name'], columns: 3 },
  {
    kind: 'facts',
    fields: ['vendor.contactPerson', 'vendor.phone', 'vendor.paymentTerms', 'warehouse', 'warehouse.place'],
    columns: 3,
  },
  ...pricedPrint,
  {
    kind: 'text',
    text: {
      zh: '采购联系人：{{requester}}　{{requester.phone}}　{{requester.email}}',
      en: 'Your contact: {{requester}}  {{requester.phone}}  {{requester.email}}',
    },
  },
  {
    kind: 'signatures',
    labels: [
      { zh: '需方（盖章）', en: 'Customer' },
      { zh: '供方（盖章）', en: 'Supplier' },
    ],
  },
];
