import { became, defineEffects } from '@gejie/core';
import { calendarEvent } from './calendarEvent.ts';

export const calendarEventEffects = defineEffects(calendarEvent, {
  'Who held a meeting with a customer, whoever of theirs or whatever it was about, has seen to the customer':
    {
      when: became({ status: 'held' }),
      async run({ record: { related, actualEnd } }, work) {
        if (!related || !actualEnd || work.user === null || Date.parse(actualEnd) > work.now.getTime())
          return;
        await work.followedUp(related, actualEnd);
      },
    },
});
