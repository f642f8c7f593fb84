import { expect, it } from 'vitest';
import { outcomeOf } from './outcome.ts';

it('says of a change that was stopped what failed and what it left as it was (PLT-10)', () => {
  const job = { done: 400, failed: 192, total: 511 };
  const figures = { done: 208, failed: 192, left: 111 };
  expect(outcomeOf({ ...job, state: 'cancelled' })).toEqual({ text: 'bulk.stoppedFailed', figures });
  expect(outcomeOf({ ...job, state: 'done' }).text).toBe('bulk.someFailed');
  expect(outcomeOf({ ...job, state: 'cancelled', failed: 0 }).text).toBe('bulk.cancelled');
  expect(outcomeOf({ ...job, state: 'done', failed: 0 }).text).toBe('bulk.done');
});
