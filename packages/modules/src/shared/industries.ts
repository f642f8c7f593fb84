import type { ChoiceSpec } from '@gejie/core';

/** Trades a company may be in, after the sections of GB/T 4754 as salespeople speak of them. */
export const industries = {
  manufacturing: '制造业',
  machinery: '机械设备',
  instruments: '仪器仪表',
  electronics: '电子通信',
  software: { label: '信息技术', en: 'Information technology' },
  automotive: '汽车',
  chemicals: { label: '化工材料', en: 'Chemicals and materials' },
  energy: { label: '能源电力', en: 'Energy and power' },
  water: { label: '水务环保', en: 'Water and environment' },
  construction: { label: '建筑地产', en: 'Construction and property' },
  food: { label: '食品饮料', en: 'Food and beverages' },
  healthcare: { label: '医疗健康', en: 'Healthcare' },
  pharmaceuticals: '医药',
  textiles: { label: '纺织服装', en: 'Textiles and clothing' },
  agriculture: '农林牧渔',
  retail: { label: '批发零售', en: 'Wholesale and retail' },
  logistics: { label: '交通物流', en: 'Transport and logistics' },
  hospitality: { label: '酒店旅游', en: 'Hotels and travel' },
  finance: '金融',
  education: '教育',
  media: { label: '文化传媒', en: 'Culture and media' },
  services: { label: '专业服务', en: 'Professional services' },
  government: { label: '政府机构', en: 'Government' },
  other: '其他',
} as const satisfies Record<string, ChoiceSpec>;
