import type { AnyMailedTrait } from '@gejie/core';
import { customerLetterWith, signed } from '../shared/lettersWith.ts';

/** How an order is confirmed to the customer by mail. INV-07 */
export const salesOrderMail = {
  to: ['contact.email'],
  unless: [
    {
      when: { status: 'draft' },
      because: { zh: '还是草稿：请先确认订单', en: 'It is a draft: confirm the order first' },
    },
    {
      when: { status: 'inApproval' },
      because: { zh: '审批中：批准之后才能发给客户', en: 'It waits for approval, and goes out after that' },
    },
    { when: { status: 'cancelled' }, because: { zh: '订单已取消', en: 'The order is cancelled' } },
  ],
  subject: {
    zh: '{{$company.name}} 订单确认 {{number}}：{{name}}',
    en: 'Order confirmation {{number}} from {{$company.name}}: {{name}}',
  },
  text: customerLetterWith(
    'contact',
    {
      zh: '感谢订购。附上订单 {{number}}（{{name}}），总计 {{total}}。',
      en: 'Thank you for your order. Please find attached {{number}} ({{name}}): {{total}} in total.',
    },
    { zh: '如有出入，请及时与我们联系。', en: 'Please let us know if anything is not as you expect it.' },
  ),
  signed,
} as const satisfies AnyMailedTrait;
