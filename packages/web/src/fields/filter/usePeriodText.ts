import { periodNames } from '@gejie/core';
import { type TextKey, useText } from '../../i18n/index.ts';

/** A relative period in words: `本月`, `last 45 days`; one that is unknown here as it is. */
export function usePeriodText(): (period: string) => string {
  const t = useText();
  return (period) => {
    if (periodNames.includes(period as never)) return t(`fields.period.${period}` as TextKey);
    const days = rollingDays(period);
    return days ? t(`fields.period.${days.direction}Days`, { days: days.count }) : period;
  };
}

export interface RollingDays {
  direction: 'last' | 'next';
  count: number;
}

/** The days of `last45Days` and `next7Days`; null for other periods. */
export function rollingDays(period: unknown): RollingDays | null {
  const found = /^(last|next)([1-9]\d{0,3})Days$/.exec(String(period));
  return found ? { direction: found[1] as RollingDays['direction'], count: Number(found[2]) } : null;
}
