import type { Work } from '@gejie/core';
import { supply } from './supply.ts';

/** Whether there may be supplies that whoever acts sees: what vendors ask is not everybody's to know. INV-03 */
export function seesSupplies({ holds }: Work): boolean {
  if (holds === null) return true;
  const { see = 'none' } = holds.rights[supply.path] ?? holds.rights['*'] ?? {};
  return see !== 'none';
}
