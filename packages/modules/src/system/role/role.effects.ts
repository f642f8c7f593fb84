import { defineEffects, Refusal, sameValue } from '@gejie/core';
import { functionsBeyond, rightsBeyond } from '../granting.ts';
import { requireAdministrator } from '../lastAdministrator.ts';
import { role } from './role.ts';

export const roleEffects = defineEffects(role, {
  'Nobody gives more than they have': {
    when: ({ before, after }) =>
      after !== null &&
      !(sameValue(before?.rights, after.rights) && sameValue(before?.functions, after.functions)),
    async run({ before, record }, work) {
      const known = before ?? undefined;
      if (functionsBeyond(work, record, known).length > 0) {
        throw new Refusal(
          { zh: '不能授予您自己没有的功能', en: 'You can’t give a function that you don’t have yourself' },
          'functions',
        );
      }
      if (rightsBeyond(work, record, known)) {
        throw new Refusal(
          { zh: '不能授予超出您自己的权限', en: 'You can’t give rights beyond your own' },
          'rights',
        );
      }
    },
  },
  'A role that loses functions is not the last that keeps an administrator': {
    when: ({ before, after }) =>
      (before?.functions ?? []).some((name) => after?.functions?.includes(name) !== true),
    run: ({ before, after }, work) =>
      requireAdministrator(work, after ? 'functions' : null, before?.functions ?? []),
  },
});
