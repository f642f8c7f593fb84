import {
  type Action,
  type AnyReference,
  defineAction,
  type InvitationAnswer,
  type NoticeKind,
  Refusal,
  type Work,
} from '@gejie/core';
import { z } from 'zod';
import { type CalendarEvent, calendarEvent } from './calendarEvent.ts';

const all = ['accepted', 'tentative', 'declined'] as const satisfies readonly InvitationAnswer[];

export const acceptInvitation = answering('accept', 'accepted');
export const perhapsComing = answering('tentative', 'tentative');
export const declineInvitation = answering('decline', 'declined');

/**
 * Whoever is asked to take part answers, to all of a series or to one occurrence, which stands by itself from then on;
 * whoever asked is told. Another answer takes the place of the one before. CAL-01
 */
function answering(name: string, answer: InvitationAnswer): Action {
  return defineAction(calendarEvent, name, {
    input: z.strictObject({ occurrence: z.iso.datetime().optional() }),
    async run(work, record, { occurrence }) {
      if (work.user === null) return;
      const me = { module: 'users', id: work.user.id };
      const full = work.asSystem('answered by whom it invites');
      const at = occurrence === undefined ? null : new Date(occurrence).toISOString();
      const event = at === null ? record : await full.occurrence(calendarEvent, record.id, at);
      if (at !== null) refuseUnasked(event, me.id);
      if (answerIn(event, me.id) === answer) return;
      const answered = [event, ...(at === null ? await answeredAlike(full, event, me.id) : [])];
      await full.updateAll(
        calendarEvent,
        answered.map((one) => ({ id: one.id, values: answersWith(one, me, answer) })),
      );
      const kind: NoticeKind = `invitation.${answer}`;
      if (event.owner !== null)
        await work.notify([event.owner], kind, { module: calendarEvent.name, id: event.id });
    },
  });
}

/** Occurrences of a series that stand by themselves, and of which somebody has said nothing else than of all of it. */
async function answeredAlike(work: Work, event: CalendarEvent, user: number): Promise<CalendarEvent[]> {
  if (!event.recurrence) return [];
  const where = {
    series: event.id,
    status: 'planned',
    participants: { contains: { module: 'users', id: user } },
  };
  const apart = await work.find(calendarEvent, { where, limit: 200 });
  return apart.filter((one) => answerIn(one, user) === answerIn(event, user));
}

function answerIn(event: CalendarEvent, user: number): InvitationAnswer | undefined {
  return all.find((one) => names(event[one], user));
}

function answersWith(event: CalendarEvent, me: AnyReference, answer: InvitationAnswer) {
  const others = (of: readonly AnyReference[] | null) =>
    (of ?? []).filter((one) => !(one.module === me.module && one.id === me.id));
  return Object.fromEntries(
    all.map((one) => [one, [...others(event[one]), ...(one === answer ? [me] : [])]]),
  );
}

/** An occurrence that stands by itself may ask others than its series does, or be over. */
function refuseUnasked({ participants, status }: CalendarEvent, user: number): void {
  if (names(participants, user) && status === 'planned') return;
  throw new Refusal({
    zh: '这一次没有邀请您，或已不在计划中',
    en: 'This one does not ask you to come, or is no longer planned',
  });
}

function names(people: readonly AnyReference[] | null, user: number): boolean {
  return (people ?? []).some(({ module, id }) => module === 'users' && id === user);
}
