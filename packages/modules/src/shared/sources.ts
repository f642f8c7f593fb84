import type { ChoiceSpec } from '@gejie/core';

/** Where a lead, a customer or a deal came from; one list, so that it survives conversion and can be compared. */
export const sources = {
  referral: '转介绍',
  exhibition: '展会',
  website: '官网',
  search: { label: '搜索引擎', en: 'Search engine' },
  social: { label: '社交媒体', en: 'Social media' },
  phone: { label: '来电咨询', en: 'Incoming call' },
  coldCall: '电话拓展',
  campaign: '营销活动',
  partner: '合作伙伴',
  tender: { label: '招投标', en: 'Public tender' },
  existing: { label: '老客户', en: 'Existing customer' },
  other: '其他',
} as const satisfies Record<string, ChoiceSpec>;
