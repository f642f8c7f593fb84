import {
  type Action,
  type AnyReference,
  defineAction,
  type InvitationAnswer,
  type NoticeKind,
} from '@gejie/core';
import { z } from 'zod';
import { calendarEvent } from './calendarEvent.ts';

const all = ['accepted', 'tentative', 'declined'] as const satisfies readonly InvitationAnswer[];

export const acceptInvitation = answering('accept', 'accepted');
export const perhapsComing = answering('tentative', 'tentative');
export const declineInvitation = answering('decline', 'declined');

/** Whoever is asked to take part answers; whoever asked is told. Another answer takes the place of the one before. CAL-01 */
function answering(name: string, answer: InvitationAnswer): Action {
  return defineAction(calendarEvent, name, {
    input: z.strictObject({}),
    async run(work, record) {
      const { id, owner } = record;
      if (work.user === null || names(record[answer], work.user.id)) return;
      const me = { module: 'users', id: work.user.id };
      const others = (of: readonly AnyReference[] | null) =>
        (of ?? []).filter((one) => !(one.module === me.module && one.id === me.id));
      const values = all.map((one) => [one, [...others(record[one]), ...(one === answer ? [me] : [])]]);
      await work
        .asSystem('answered by whom it invites')
        .update(calendarEvent, id, Object.fromEntries(values));
      const kind: NoticeKind = `invitation.${answer}`;
      if (owner !== null) await work.notify([owner], kind, { module: calendarEvent.name, id });
    },
  });
}

function names(people: readonly AnyReference[] | null, user: number): boolean {
  return (people ?? []).some(({ module, id }) => module === 'users' && id === user);
}
