import { defineEffects, Refusal, sameValue } from '@gejie/core';
import { reachesAll } from '../granting.ts';
import { sharingRule } from './sharingRule.ts';

/** What of a rule decides what is shared, and with whom. */
const sharing = ['module', 'condition', 'users', 'departments', 'roles', 'level', 'active'] as const;

export const sharingRuleEffects = defineEffects(sharingRule, {
  'Nobody shares by a rule what they do not reach themselves': {
    when: ({ before, after }) =>
      after?.active === true && sharing.some((name) => !sameValue(before?.[name], after[name])),
    async run({ record }, work) {
      const shared = record.level === 'write' ? (['see', 'edit'] as const) : (['see'] as const);
      const beyond = shared.find((right) => !reachesAll(work, record.module, right));
      if (!beyond) return;
      throw new Refusal(
        {
          zh: '规则可共享此模块的任何记录，而您自己的权限没有这么大',
          en: 'A rule may share any record of this module, which is beyond your own rights',
        },
        beyond === 'edit' ? 'level' : 'module',
      );
    },
  },
});
