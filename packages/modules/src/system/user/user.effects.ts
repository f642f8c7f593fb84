import { defineEffects, sameValue } from '@gejie/core';
import { requireAdministrator } from '../lastAdministrator.ts';
import { user } from './user.ts';

export const userEffects = defineEffects(user, {
  'Whoever leaves or loses roles is not the last who may manage the users': {
    when: ({ before, after }) =>
      before?.status === 'active' &&
      before.roles !== null &&
      (after?.status !== 'active' || !sameValue(before.roles, after.roles)),
    run: (_change, work) => requireAdministrator(work),
  },
});
