import { defineEffects } from '@gejie/core';
import { administration, requireAdministrator } from '../lastAdministrator.ts';
import { role } from './role.ts';

export const roleEffects = defineEffects(role, {
  'A role that loses the right to manage users is not the last that anybody has': {
    when: ({ before, after }) =>
      before?.functions?.includes(administration) === true &&
      after?.functions?.includes(administration) !== true,
    run: (_change, work) => requireAdministrator(work),
  },
});
