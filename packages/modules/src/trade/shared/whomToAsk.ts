import type { BilingualText } from '@gejie/core';

/**
 * Whom of ours a customer asks: the one who looks after the account, whoever wrote the paper. Where nobody does, or the
 * reader may not know, the line goes. CMP-08
 */
export const accountOwner: BilingualText = {
  zh: '客户负责人：{{account.owner}}　{{account.owner.phone}}　{{account.owner.email}}',
  en: 'Your account owner: {{account.owner}}  {{account.owner.phone}}  {{account.owner.email}}',
};

/** Whom a customer asks after the sale: the company's service desk. CMP-08 */
export const serviceDesk: BilingualText = {
  zh: '服务台：{{$company.serviceName}}　{{$company.servicePhone}}　{{$company.serviceEmail}}',
  en: 'Service desk: {{$company.serviceName}}  {{$company.servicePhone}}  {{$company.serviceEmail}}',
};
