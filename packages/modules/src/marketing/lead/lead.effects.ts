import { defineAction, defineEffects } from '@gejie/core';
import { z } from 'zod';
import { assignByRules, requireAssignment } from './assignLead.ts';
import { lead } from './lead.ts';

export const leadEffects = defineEffects(lead, {
  'A new lead that nobody was given goes where the assignment rules say': {
    // One that comes back from the recycle bin is not new: then nothing was given either.
    when: ({ before, given }) =>
      before === null && given !== undefined && !given.has('owner') && !given.has('department'),
    async run({ record }, work) {
      await assignByRules(work, record);
    },
  },
});

/** Runs the rules over a lead again, or over one that somebody holds already. MKT-03 */
export const assignLead = defineAction(lead, 'distribute', {
  input: z.strictObject({}),
  async run(work, record) {
    await requireAssignment(work, record);
    return {};
  },
});
