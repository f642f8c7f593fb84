import type { AnyMailedTrait } from '@gejie/core';
import { customerLetterWith, signed } from '../shared/lettersWith.ts';

/** How an invoice, or the note of a delivery, is mailed. INV-08 */
export const invoiceMail = {
  to: ['contact.email'],
  unless: [
    {
      when: { status: 'draft' },
      because: { zh: '还是草稿：请先审核', en: 'It is a draft: approve it first' },
    },
    { when: { status: 'cancelled' }, because: { zh: '发货单已取消', en: 'The invoice is cancelled' } },
  ],
  subject: {
    zh: '{{$company.name}} 发货单 {{number}}：{{name}}',
    en: 'Invoice {{number}} from {{$company.name}}: {{name}}',
  },
  text: customerLetterWith(
    'contact',
    {
      zh: '附上发货单 {{number}}（{{name}}），总计 {{total}}。',
      en: 'Please find attached our invoice {{number}} ({{name}}): {{total}} in total.',
    },
    { zh: '{{carrier}} {{trackingNumber}}', en: '{{carrier}} {{trackingNumber}}' },
  ),
  signed,
} as const satisfies AnyMailedTrait;
