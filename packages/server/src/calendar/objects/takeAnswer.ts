import {
  type AnsweredRecord,
  type AnyCalendarTrait,
  anyReferenceText,
  type InvitationAnswer,
  type Module,
} from '@gejie/core';
import type { Session } from '../../access/session.ts';
import type { RecordService } from '../../records/recordService.ts';
import { answerOf, invitedTo } from './attendees.ts';
import type { CalendarObject } from './calendarObject.ts';

type Values = Record<string, unknown>;

/** What a program sent, read. */
interface Said {
  known: CalendarObject;
  values: Values;
  /** Occurrences that it tells of by themselves, by when the series has them begin. */
  occurrences: readonly { at: string; values: Values }[];
}

interface Needs {
  records: Pick<RecordService, 'act'>;
}

/**
 * Takes what a program says for its person, who is asked to take part, of all that it sent: to the whole, and to single
 * occurrences, which stand by themselves from then on.
 * @returns whether any of that was new
 */
export async function takeAnswer(
  { records }: Needs,
  session: Session,
  module: Module,
  { known, values, occurrences }: Said,
): Promise<boolean> {
  const { calendar: trait } = module.definition;
  if (!trait?.answers) return false;
  const { answers, repeats } = trait;
  const me = { module: 'users', id: session.user?.id ?? 0 };
  const answer = (id: number, given: InvitationAnswer, input = {}) =>
    records.act(session, module.name, id, answers[given].action, input);
  const toAll = newAnswer(known.record, { ...known.record, ...values }, me, trait);
  const said = occurrences.flatMap(({ at, values: own }) => {
    const member = repeats && known.members.find((one) => one[repeats.occurrence] === at);
    // One that is as its series is answered with it.
    const before = member ?? (toAll ? { ...known.record, ...values } : known.record);
    const given = newAnswer(before, { ...before, ...own }, me, trait);
    return given !== null && isInvited(known.record, me, trait) ? [{ at, member, given }] : [];
  });
  for (const { member, given } of said) if (member) await answer(member.id, given);
  if (toAll) await answer(known.record.id, toAll);
  // What is taken out of the series after it was answered has that answer already.
  for (const { at, member, given } of said)
    if (!member) await answer(known.record.id, given, { occurrence: at });
  return toAll !== null || said.length > 0;
}

function newAnswer(
  before: AnsweredRecord,
  after: AnsweredRecord,
  me: { module: string; id: number },
  trait: AnyCalendarTrait,
): InvitationAnswer | null {
  const given = answerOf(after, me, trait) ?? null;
  return given === answerOf(before, me, trait) ? null : given;
}

/** Nothing is set apart for who is not asked. */
function isInvited(record: AnsweredRecord, me: { module: string; id: number }, trait: AnyCalendarTrait) {
  return invitedTo(record, trait.people).some((one) => anyReferenceText(one) === anyReferenceText(me));
}
