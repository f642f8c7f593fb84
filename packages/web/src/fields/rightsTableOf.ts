import type { RightsTable } from '@gejie/core';

/** What a role says, whatever the field may hold. */
export function rightsTableOf(value: unknown): RightsTable {
  return typeof value === 'object' && value !== null ? (value as RightsTable) : {};
}
