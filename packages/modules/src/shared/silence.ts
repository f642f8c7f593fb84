import type { FilterOf } from '@gejie/core';

/**
 * Nobody has talked to them for 30 days. Who has been here for less than that and was never talked to is new, not silent.
 */
export const silentFor30Days: FilterOf<{ lastContactedAt: string; createdAt: string }> = {
  all: [
    { not: { lastContactedAt: { within: 'last30Days' } } },
    { any: [{ lastContactedAt: { empty: false } }, { not: { createdAt: { within: 'last30Days' } } }] },
  ],
};
