import type { AnyCustomerPageTrait } from '@gejie/core';
import { accountOwner, serviceDesk } from '../shared/whomToAsk.ts';

/** What the customer is told of a quote, and may answer, without signing in. CMP-07 */
export const quotePage = {
  code: 'code',
  asks: [accountOwner, serviceDesk],
  states: {
    valid: {
      label: { zh: '有效', en: 'Valid' },
      tone: 'green',
      when: { status: 'sent', validUntil: { gte: '$today' } },
      holds: true,
    },
    accepted: { label: { zh: '已同意', en: 'Accepted' }, tone: 'green', when: { status: 'accepted' } },
    refused: { label: { zh: '已拒绝', en: 'Refused' }, tone: 'red', when: { status: 'refused' } },
    superseded: {
      label: { zh: '已被新报价取代', en: 'Superseded by a later quote' },
      tone: 'amber',
      when: { status: 'superseded' },
    },
    expired: {
      label: { zh: '已过有效期', en: 'Past its date' },
      tone: 'grey',
      when: { status: { in: ['sent', 'expired'] } },
    },
  },
  answers: {
    accept: { label: { zh: '同意此报价', en: 'Accept this quote' } },
    refuse: { label: { zh: '不接受', en: 'Refuse' }, reason: true },
  },
} as const satisfies AnyCustomerPageTrait;
