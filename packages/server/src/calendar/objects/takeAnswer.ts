import type { AnsweredRecord, Module } from '@gejie/core';
import type { Session } from '../../access/session.ts';
import type { RecordService } from '../../records/recordService.ts';
import { answerOf } from './attendees.ts';

/**
 * Takes what a program says for its person, who is asked to take part, of all that it sent.
 * @returns whether that was anything new
 */
export async function takeAnswer(
  { records }: { records: Pick<RecordService, 'act'> },
  session: Session,
  module: Module,
  { known, values }: { known: AnsweredRecord; values: Record<string, unknown> },
): Promise<boolean> {
  const trait = module.definition.calendar;
  if (!trait?.answers) return false;
  const me = { module: 'users', id: session.user?.id ?? 0 };
  const given = answerOf({ ...known, ...values }, me, trait);
  if (!given || given === answerOf(known, me, trait)) return false;
  await records.act(session, module.name, known.id, trait.answers[given].action, {});
  return true;
}
