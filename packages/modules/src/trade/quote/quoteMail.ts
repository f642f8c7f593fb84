import type { AnyMailedTrait } from '@gejie/core';
import { customerLetterWith, signed } from '../shared/lettersWith.ts';

/** How a quote is mailed: once it holds, with the address where the customer answers. INV-06 */
export const quoteMail = {
  to: ['contact.email'],
  unless: [
    {
      when: { status: 'draft' },
      because: {
        zh: '还是草稿：请先“标记为已发出”，之后内容不再改动',
        en: 'It is a draft: mark it as sent first, so that it stays as it is',
      },
    },
    {
      when: { status: 'inApproval' },
      because: { zh: '审批中：批准之后才能发给客户', en: 'It waits for approval, and goes out after that' },
    },
    {
      when: {
        any: [
          { status: { in: ['refused', 'expired', 'superseded'] } },
          { status: 'sent', validUntil: { lt: '$today' } },
        ],
      },
      because: { zh: '此报价已不再有效，请修订为新版本', en: 'It no longer holds; please revise it' },
    },
  ],
  subject: {
    zh: '{{$company.name}} 报价单 {{number}}：{{name}}',
    en: 'Quotation {{number}} from {{$company.name}}: {{name}}',
  },
  text: customerLetterWith(
    'contact',
    {
      zh: '附上报价单 {{number}}（{{name}}），总计 {{total}}，有效期至 {{validUntil}}。',
      en: 'Please find attached our quotation {{number}} ({{name}}): {{total}} in total, valid until {{validUntil}}.',
    },
    {
      zh: '您也可以在线查看并答复：{{$home}}/q/quotes/{{number}}/{{code}}',
      en: 'You can also read and answer it online: {{$home}}/q/quotes/{{number}}/{{code}}',
    },
  ),
  signed,
} as const satisfies AnyMailedTrait;
