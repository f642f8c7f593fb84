import { defineEffects } from '@gejie/core';
import { type Commitment, commitment } from './commitment.ts';
import { contradict } from './contradictions.ts';

/** No customer has more promises open. */
const most = 200;
const compared = ['account', 'kind', 'subject', 'value', 'state'] as const;

export const commitmentEffects = defineEffects(commitment, {
  'Open promises to a customer that say different things of the same are marked': {
    when: ({ before, after }) =>
      before === null || after === null || compared.some((name) => before[name] !== after[name]),
    async run({ before, after }, work) {
      const customers = new Set([before, after].flatMap((one) => (one ? [Number(one.account)] : [])));
      const system = work.asSystem('promises compared');
      for (const account of [...customers].sort((a, b) => a - b)) {
        await work.alone(`promises to ${account}`);
        const promises = await system.find(commitment, {
          where: { account, any: [{ state: 'open' }, { contradicted: true }] },
          sort: '-createdAt',
          limit: most,
        });
        for (const promise of promises) {
          const contradicted =
            isOpen(promise) && promises.some((other) => isOpen(other) && contradict(promise, other));
          if (contradicted !== (promise.contradicted ?? false))
            await system.update(commitment, promise.id, { contradicted });
        }
      }
    },
  },
});

function isOpen({ state }: Commitment): boolean {
  return state === 'open';
}
