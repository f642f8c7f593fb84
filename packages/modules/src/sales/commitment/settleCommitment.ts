import { defineAction } from '@gejie/core';
import { z } from 'zod';
import { commitment } from './commitment.ts';

const nothing = z.strictObject({});

/** The promise was kept. */
export const keepCommitment = defineAction(commitment, 'keep', {
  input: nothing,
  run: async (work, { id }) => work.update(commitment, id, { state: 'kept' }),
});

/** The promise was not kept. */
export const breakCommitment = defineAction(commitment, 'break', {
  input: nothing,
  run: async (work, { id }) => work.update(commitment, id, { state: 'broken' }),
});
