import { defineEffects, Refusal } from '@gejie/core';
import { pool } from './pool.ts';
import { poolRule } from './poolRule.ts';

export const poolRuleEffects = defineEffects(poolRule, {
  'A rule is about the records of its pool’s module': {
    when: ({ before, after }) =>
      after !== null && (before?.pool !== after.pool || before.module !== after.module),
    async run({ record }, work) {
      const { module } = await work.asSystem('what is the pool for?').get(pool, record.pool);
      if (module === record.module) return;
      throw new Refusal(
        { zh: '规则的模块应与公海的模块相同', en: 'A rule is about the same module as its pool' },
        'module',
      );
    },
  },
});
