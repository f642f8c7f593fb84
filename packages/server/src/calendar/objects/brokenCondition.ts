import type { BilingualText } from '@gejie/core';
import { ProblemError } from '../../problem.ts';

/** What an object breaks that its sender's protocol has a name for (RFC 4791, 5.3.2.1): that name stands in the answer. */
export function brokenCondition(condition: 'c:valid-calendar-data', detail: BilingualText): ProblemError {
  return new ProblemError('forbidden', detail, [], { condition });
}

/** The name of the condition that was broken; null for any other refusal. */
export function conditionOf(error: unknown): string | null {
  const condition = error instanceof ProblemError ? error.members.condition : undefined;
  return typeof condition === 'string' ? condition : null;
}
