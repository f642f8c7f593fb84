import { defineEffects, Refusal } from '@gejie/core';
import { opportunityContact } from './opportunityContact.ts';

export const opportunityContactEffects = defineEffects(opportunityContact, {
  'Somebody has one role in a deal': {
    when: ({ before, after }) =>
      after !== null && (before?.contact !== after.contact || before.opportunity !== after.opportunity),
    async run({ record }, work) {
      const others = await work
        .asSystem('does the contact have a role in the deal?')
        .find(opportunityContact, {
          where: { opportunity: record.opportunity, contact: record.contact, id: { ne: record.id } },
          limit: 1,
        });
      if (others.length === 0) return;
      throw new Refusal(
        { zh: '此联系人在这个商机里已有角色', en: 'This contact has a role in the deal already' },
        'contact',
      );
    },
  },
});
