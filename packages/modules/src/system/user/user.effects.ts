import { defineEffects, Refusal, sameValue } from '@gejie/core';
import { requireAdministrator } from '../lastAdministrator.ts';
import { user } from './user.ts';

export const userEffects = defineEffects(user, {
  'Nobody leaves as long as records belong to them': {
    when: ({ before, after }) =>
      before !== null && before.status === 'active' && (after === null || after.status !== 'active'),
    async run({ record }, work) {
      const owned = await work.owned(record.id);
      if (owned.length === 0) return;
      const zh = owned.map(({ label, count }) => `${count} 条${label.zh}`).join('、');
      const en = owned.map(({ label, count }) => `${label.en} (${count})`).join(', ');
      throw new Refusal({
        zh: `${record.name} 名下还有 ${zh}，请先办理离职交接`,
        en: `${record.name} still owns ${en}; hand them over first`,
      });
    },
  },

  'Whoever leaves or loses roles is not the last who may manage the users': {
    when: ({ before, after }) =>
      before?.status === 'active' &&
      before.roles !== null &&
      (after?.status !== 'active' || !sameValue(before.roles, after.roles)),
    run: (_change, work) => requireAdministrator(work),
  },
});
