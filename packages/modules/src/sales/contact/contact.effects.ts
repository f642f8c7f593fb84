import { defineEffects, Refusal } from '@gejie/core';
import { contact } from './contact.ts';
import { employment } from './employment.ts';

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

  'What a contact did before a move is kept as a former position': {
    when: ({ before, after }) =>
      before !== null &&
      after !== null &&
      before.account !== null &&
      (before.account !== after.account || (before.title !== null && before.title !== after.title)),
    async run({ before, record }, work) {
      const system = work.asSystem('a contact has moved');
      const where = { contact: record.id };
      const [last] = await system.find(employment, { where, sort: '-endedOn', limit: 1 });
      // A title that is put right a second time is no second move.
      if (last?.endedOn === work.today && before?.account === record.account) return;
      await system.create(employment, {
        contact: record.id,
        account: before?.account,
        title: before?.title,
        startedOn: last?.endedOn ?? null,
        endedOn: work.today,
        owner: record.owner,
        department: record.department,
      });
    },
  },
});
