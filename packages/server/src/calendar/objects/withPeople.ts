import {
  type AnsweredRecord,
  type AnyReference,
  anyReferenceText,
  type InvitationAnswer,
  invitationAnswers,
  type Module,
} from '@gejie/core';
import type { Session } from '../../access/session.ts';
import { mayRead } from '../../reading/readContext.ts';
import { type Answering, type AttendeeNeeds, answerOf, namedIn, ownerOf, referencesOf } from './attendees.ts';
import type { CalendarObject } from './calendarObject.ts';
import type { SentValues } from './sentObject.ts';

/**
 * What a program sent, with those who take part and what they say to it, where the sender may know of them. Whoever owns the
 * record takes part anyway.
 * @param known what it is to take the place of; null: a new one
 * @param at the occurrence it is of, by when that was to begin; absent: the whole
 * @throws ProblemError malformed for an address that is nobody's
 */
export async function withPeople(
  needs: AttendeeNeeds,
  session: Session,
  module: Module,
  { values, attendees }: SentValues,
  known: CalendarObject | null,
  at?: string,
): Promise<Record<string, unknown>> {
  const field = module.fields.get(module.definition.calendar?.people ?? '');
  if (!field || !mayRead(session, module, field.name)) return values;
  const named = namedIn(known ? [known.record, ...known.members] : [], field.name);
  const answering = await referencesOf(needs, session, attendees, {
    known: [...new Map(named.map((one) => [anyReferenceText(one), one])).values()],
    book: known?.book ?? new Map(),
    paths: (field.targets ?? []).map((target) => needs.registry().module(target).path),
  });
  const [owner] = known ? ownerOf(known.record) : [{ module: 'users', id: session.user?.id ?? 0 }];
  const people = answering.filter(
    ({ person }) => owner === undefined || anyReferenceText(person) !== anyReferenceText(owner),
  );
  return {
    ...values,
    [field.name]: people.map(({ person }) => person),
    ...answersOf(people, session, module, asItWas(module, known, at)),
  };
}

/** An occurrence that does not stand by itself yet is as its series. */
function asItWas(
  module: Module,
  known: CalendarObject | null,
  at: string | undefined,
): AnsweredRecord | null {
  const occurrence = module.definition.calendar?.repeats?.occurrence;
  const own = occurrence && at !== undefined && known?.members.find((member) => member[occurrence] === at);
  return own || (known?.record ?? null);
}

/** Colleagues answer for themselves, whatever a program of somebody else says; of contacts it knows from their letters. */
function answersOf(
  people: readonly Answering[],
  session: Session,
  module: Module,
  before: AnsweredRecord | null,
): Record<string, AnyReference[]> {
  const { calendar } = module.definition;
  const answers = calendar?.answers;
  if (!answers) return {};
  const isTaken = ({ person }: Answering) => person.module !== 'users' || person.id === session.user?.id;
  const given = ({ person, answer }: Answering): InvitationAnswer | null =>
    answer !== null && isTaken({ person, answer })
      ? answer
      : ((before && answerOf(before, person, calendar)) ?? null);
  return Object.fromEntries(
    invitationAnswers
      .filter((one) => mayRead(session, module, answers[one].field))
      .map((one) => [
        answers[one].field,
        people.filter((who) => given(who) === one).map(({ person }) => person),
      ]),
  );
}
