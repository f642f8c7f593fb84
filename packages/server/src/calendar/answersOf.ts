import {
  type AnyCalendarTrait,
  type CalendarEntry,
  type Condition,
  invitationAnswers,
  type Module,
  nothing,
} from '@gejie/core';
import type { Row } from '../database/query/selectRecords.ts';
import { mayRead, type ReadContext } from '../reading/readContext.ts';
import { all } from '../reading/selection.ts';
import { namedIn } from './whose.ts';

/** Whether the reader is asked to take part, and what the reader says to it. */
export function answersOf(
  module: Module,
  { people, answers }: AnyCalendarTrait,
  { session }: ReadContext,
): Record<string, Condition> {
  const { user } = session;
  if (!answers || !user || !people || !mayRead(session, module, people)) return {};
  const own = module.fields.get('owner');
  const isOwn: Condition = own
    ? { kind: 'test', through: [], field: own, operator: 'in', operand: [user.id] }
    : nothing;
  const asked = all([namedIn(module, people, user.id), { kind: 'not', of: isOwn }]);
  const given = invitationAnswers.map((one) => [one, namedIn(module, answers[one].field, user.id)]);
  return { invited: asked, ...Object.fromEntries(given) };
}

/** The answer in a row of which those conditions were asked. */
export function answerIn(row: Row): CalendarEntry['answer'] {
  if (row.$invited !== true) return null;
  return invitationAnswers.find((one) => row[`$${one}`] === true) ?? 'open';
}
