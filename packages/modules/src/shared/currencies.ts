import type { ChoiceSpec } from '@gejie/core';

/** Currencies a deal may be made in, by ISO 4217 code. */
export const currencies = {
  CNY: { label: '人民币', en: 'Chinese yuan' },
  USD: { label: '美元', en: 'US dollar' },
  EUR: { label: '欧元', en: 'Euro' },
  HKD: { label: '港币', en: 'Hong Kong dollar' },
  JPY: { label: '日元', en: 'Japanese yen' },
  GBP: { label: '英镑', en: 'Pound sterling' },
} as const satisfies Record<string, ChoiceSpec>;
