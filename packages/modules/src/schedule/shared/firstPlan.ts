import type { RuleContext } from '@gejie/core';

/**
 * Keeps the time that was planned at first when the plan is moved, so that what rolls over from day to day still tells how
 * long it has been rolling; back at that time it has not been moved.
 */
export function firstPlan<R extends object, P extends keyof R & string, F extends keyof R & string>(
  plan: P,
  first: F,
) {
  return ({ record, before, changed }: RuleContext<R>): Partial<R> | undefined => {
    if (!before || !changed(plan)) return undefined;
    const was = (before[first] ?? before[plan] ?? null) as string | null;
    const now = (record[plan] ?? null) as string | null;
    const moved = was !== null && (now === null || Date.parse(now) !== Date.parse(was));
    return { [first]: moved ? was : null } as Partial<R>;
  };
}
