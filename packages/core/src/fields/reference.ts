import { Invalid } from '../messages/invalid.ts';

/** @throws Invalid notReference */
export function parseId(input: unknown): number {
  const id = typeof input === 'object' && input !== null && 'id' in input ? input.id : input;
  const numeric = typeof id === 'string' && /^\d{1,15}$/.test(id) ? Number(id) : id;
  if (typeof numeric !== 'number' || !Number.isSafeInteger(numeric) || numeric < 1)
    throw new Invalid('notReference');
  return numeric;
}

/** Operators of fields that point at one record. */
export const referenceOperators = ['eq', 'ne', 'in', 'notIn', 'empty'] as const;
