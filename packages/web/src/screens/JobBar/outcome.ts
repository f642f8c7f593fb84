import type { JobAnswer } from '@gejie/core';

/** What came of a bulk change that has ended, and the figures in which it is said. */
export function outcomeOf({
  state,
  done,
  failed,
  total,
}: Pick<JobAnswer, 'state' | 'done' | 'failed' | 'total'>) {
  const stopped = state === 'cancelled';
  const whole = stopped ? 'bulk.cancelled' : 'bulk.done';
  const inPart = stopped ? 'bulk.stoppedFailed' : 'bulk.someFailed';
  return {
    text: failed === 0 ? whole : inPart,
    figures: { done: done - failed, failed, left: total - done },
  } as const;
}
