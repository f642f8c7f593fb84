import type { AnyMailedTrait } from '@gejie/core';
import { letterWith, signed } from '../shared/lettersWith.ts';

/** How a vendor gets an order by mail. INV-09 */
export const purchaseOrderMail = {
  to: ['vendor.email'],
  unless: [
    {
      when: { status: 'draft' },
      because: { zh: '还是草稿：请先下采购单', en: 'It is a draft: order first' },
    },
    {
      when: { status: 'inApproval' },
      because: { zh: '审批中：批准之后才能发给供应商', en: 'It waits for approval, and goes out after that' },
    },
    { when: { status: 'cancelled' }, because: { zh: '采购单已取消', en: 'The order is cancelled' } },
  ],
  subject: {
    zh: '{{$company.name}} 采购订单 {{number}}：{{name}}',
    en: 'Purchase order {{number}} from {{$company.name}}: {{name}}',
  },
  text: letterWith('vendor', {
    zh: '附上采购订单 {{number}}（{{name}}），请确认价格与交期。',
    en: 'Please find attached our purchase order {{number}} ({{name}}), and confirm its prices and dates.',
  }),
  signed,
} as const satisfies AnyMailedTrait;
