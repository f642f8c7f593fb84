import type { ChoiceSpec } from '@gejie/core';

/** Number of people who work there. */
export const companySizes = {
  micro: { label: '1–19 人', en: '1–19 people' },
  small: { label: '20–99 人', en: '20–99 people' },
  medium: { label: '100–499 人', en: '100–499 people' },
  large: { label: '500–999 人', en: '500–999 people' },
  giant: { label: '1000 人以上', en: '1,000 people or more' },
} as const satisfies Record<string, ChoiceSpec>;
