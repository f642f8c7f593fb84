import { defineEffects, Refusal } from '@gejie/core';
import { contact } from './contact.ts';

const page = 200;

export const contactEffects = defineEffects(contact, {
  'A contact reports to somebody at the same account': {
    when: ({ before, after }) =>
      after?.reportsTo != null && (before?.reportsTo !== after.reportsTo || before.account !== after.account),
    async run({ record }, work) {
      const boss = await work
        .asSystem('is the boss at the same account?')
        .get(contact, Number(record.reportsTo));
      if (boss.account === record.account) return;
      throw new Refusal(
        { zh: '直接上级必须是同一客户的联系人', en: 'The boss has to be a contact of the same account' },
        'reportsTo',
      );
    },
  },

  'Those who reported to somebody who changes company no longer do': {
    when: ({ before, after }) => before !== null && after !== null && before.account !== after.account,
    async run({ record }, work) {
      const system = work.asSystem('the boss changed company');
      const reports = () => system.find(contact, { where: { reportsTo: record.id }, limit: page });
      for (let left = await reports(); left.length > 0; left = await reports()) {
        for (const { id } of left) await system.update(contact, id, { reportsTo: null });
      }
    },
  },
});
