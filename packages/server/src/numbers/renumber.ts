import { checkNumberPattern, Invalid, type Module, type ModuleField } from '@gejie/core';
import type { Executor } from '../database/connection.ts';
import {
  holdNumbers,
  keepNumberRule,
  largestUsed,
  type NumberRule,
  type NumberState,
  numberState,
} from '../database/numbers/numberRules.ts';
import { invalid, invalidField, issueAt } from '../problem.ts';

/** How a field is numbered where nobody has decided it. */
export function usualOf(field: ModuleField): NumberRule {
  return { pattern: String(field.default ?? '{0}'), reset: 'never', gapFree: false };
}

/**
 * Changes how a field is numbered from now on; records keep the numbers they have.
 * @param day the company's, YYYY-MM-DD
 * @throws ProblemError invalid for a pattern that can't be, or a next number that was given out already
 */
export async function renumber(
  tx: Executor,
  module: Module,
  field: ModuleField,
  wish: Partial<NumberState>,
  day: string,
): Promise<{ before: NumberState; after: NumberState }> {
  await holdNumbers(tx, module, field);
  const before = await numberState(tx, module, field, usualOf(field), day);
  const after = { ...before, ...wish };
  checkPattern(after);
  const last = await largestUsed(tx, module, field, after, day);
  if (last !== null && after.next <= last) {
    if (wish.next !== undefined) throw invalidField('next', 'numberUsed', { last });
    after.next = last + 1;
  }
  await keepNumberRule(tx, module, field, after, day);
  return { before, after };
}

function checkPattern({ pattern, reset }: NumberRule): void {
  try {
    checkNumberPattern(pattern, reset);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    throw invalid([issueAt('pattern', error)]);
  }
}
