import { type AnyReference, anyReferenceText, type Module } from '@gejie/core';
import type { Session } from '../../access/session.ts';
import { mayRead } from '../../reading/readContext.ts';
import { type AttendeeNeeds, namedIn, ownerOf, referencesOf } from './attendees.ts';
import type { CalendarObject } from './calendarObjects.ts';
import type { SentValues } from './readObject.ts';

/**
 * What a program sent, with those who take part, where the sender may know of them. Whoever owns the record takes part
 * anyway.
 * @throws ProblemError malformed for an address that is nobody's
 */
export async function withPeople(
  needs: AttendeeNeeds,
  session: Session,
  module: Module,
  { values, attendees }: SentValues,
  known: CalendarObject | null,
): Promise<Record<string, unknown>> {
  const field = module.fields.get(module.definition.calendar?.people ?? '');
  if (!field || !mayRead(session, module, field.name)) return values;
  const named = namedIn(known ? [known.record, ...known.members] : [], field.name);
  const people = await referencesOf(needs, session, attendees, {
    known: [...new Map(named.map((one) => [anyReferenceText(one), one])).values()],
    book: known?.book ?? new Map(),
    paths: (field.targets ?? []).map((target) => needs.registry().module(target).path),
  });
  const [owner] = known ? ownerOf(known.record) : [{ module: 'users', id: session.user?.id ?? 0 }];
  const isOwner = (one: AnyReference) =>
    owner !== undefined && anyReferenceText(one) === anyReferenceText(owner);
  return { ...values, [field.name]: people.filter((one) => !isOwner(one)) };
}
