import { became, defineEffects, sameValue } from '@gejie/core';
import { type CalendarEvent, calendarEvent } from './calendarEvent.ts';

/** Of a record as it was or is: the colleagues it asks to take part. */
function askedBy(event: Pick<CalendarEvent, 'participants' | 'owner'> | null): number[] {
  return (event?.participants ?? []).flatMap(({ module, id }) =>
    module === 'users' && id !== event?.owner ? [id] : [],
  );
}

export const calendarEventEffects = defineEffects(calendarEvent, {
  'Whoever is asked to take part hears of it, and of another time, as long as it is to come': {
    when: ({ before, after }) =>
      after !== null &&
      after.deletedAt === null &&
      after.status === 'planned' &&
      // One of a series that stands by itself asks nobody anew, unless it was moved.
      (before !== null || after.series === null) &&
      (before === null ||
        before.startsAt !== after.startsAt ||
        !sameValue(before.participants, after.participants)),
    async run({ before, record }, work) {
      const isOver = record.recurrence === null && Date.parse(record.endsAt ?? '') < work.now.getTime();
      if (isOver) return;
      const known = new Set(askedBy(before));
      const about = { module: calendarEvent.name, id: record.id };
      const people = askedBy(record);
      await work.notify(
        people.filter((id) => !known.has(id)),
        'invitation.asked',
        about,
      );
      if (before !== null && before.startsAt !== record.startsAt)
        await work.notify(
          people.filter((id) => known.has(id)),
          'invitation.moved',
          about,
        );
    },
  },
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
