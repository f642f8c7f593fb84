import { inLanguage, type Module, type Registry, whoseRecords } from '@gejie/core';
import { z } from 'zod';
import { fieldRight, handsOut } from '../../access/rights.ts';
import type { Session } from '../../access/session.ts';
import { issuesOf } from '../../bodyIssues.ts';
import type { Executor } from '../../database/connection.ts';
import type { FailureRow } from '../../database/jobs/failureRows.ts';
import { plainText } from '../../plainText.ts';
import { forbidden, invalid, invalidField, notFound } from '../../problem.ts';
import { readContext } from '../../reading/readContext.ts';
import { chosenLists } from '../../transfers/along.ts';
import { type HandOutNeeds, handOut } from '../../transfers/handOut.ts';
import { type Recipient, recipientOf, recipientsOf } from '../../transfers/recipient.ts';

const id = z.int().positive();
/** Records are handed out in turn, so more people than this would hardly get any. */
const mostOwners = 100;

const assignmentSchema = z.strictObject({
  owner: id.optional(),
  owners: z.array(id).min(1).max(mostOwners).optional(),
  department: id.optional(),
  along: z.array(z.string().max(63)).max(50).optional(),
  whose: z.enum(whoseRecords).optional(),
  closed: z.boolean().optional(),
  note: plainText(500).optional(),
});

/** What mass assignment is asked to do: to one person, evenly to several, or to a department; and what goes along. */
export type Assignment = z.infer<typeof assignmentSchema>;

/** @throws ProblemError forbidden without the right to assign; invalid */
export function assignmentIn(
  session: Session,
  module: Module,
  registry: Registry,
  values: unknown,
): Assignment {
  const parsed = assignmentSchema.safeParse(values, { reportInput: true });
  if (!parsed.success) throw invalid(parsed.error.issues.flatMap(issuesOf));
  const { owner, owners, department, along = [] } = parsed.data;
  if ([owner, owners, department].filter((one) => one !== undefined).length !== 1)
    throw invalidField('owner', 'required');
  const may = handsOut(session, module) && fieldRight(session, module, 'owner') === 'write';
  if (!may) throw forbidden();
  chosenLists(module, along, readContext(session, registry, new Date()));
  return parsed.data;
}

/** Whom records go to in turn. @throws ProblemError invalid */
export async function assignees(
  db: Executor,
  { owner, owners, department }: Assignment,
): Promise<Recipient[]> {
  if (owners) return recipientsOf(db, owners, (index) => `owners.${index}`);
  if (owner !== undefined) return recipientsOf(db, [owner], () => 'owner');
  return [await recipientOf(db, { department: department as number }, '').catch(atDepartment)];
}

function atDepartment(): never {
  throw invalidField('department', 'unknownReference');
}

/** What became of records that were to be assigned. */
export interface Assigned {
  updated: number;
  failures: FailureRow[];
}

/**
 * One step of mass assignment.
 * @param before how many records earlier steps have handed out: whose turn it is
 */
export async function assign(
  needs: HandOutNeeds,
  tx: Executor,
  session: Session,
  module: Module,
  records: readonly { id: number; label: string }[],
  { assignment, before }: { assignment: Assignment; before: number },
): Promise<Assigned> {
  const people = await assignees(tx, assignment);
  const failures: FailureRow[] = [];
  let updated = 0;
  for (const [turn, to] of people.entries()) {
    const theirs = records.filter((_, index) => (before + index) % people.length === turn);
    if (theirs.length === 0) continue;
    const ids = theirs.map((record) => record.id);
    const { along = [], whose = 'giver', closed = false, note } = assignment;
    const order = { to, along, whose, closed, note: note || null };
    const { meant, refused } = await handOut(needs, tx, session, module, ids, order);
    updated += meant.moved.length + meant.unchanged.length;
    failures.push(...refused.map(({ id: row, label, message }) => failure(row, label, message)));
    const known = new Set([...meant.moved, ...meant.refused].map((one) => one.id).concat(meant.unchanged));
    const gone = inLanguage(notFound().detail, session.language);
    failures.push(
      ...theirs.filter((one) => !known.has(one.id)).map((one) => failure(one.id, one.label, gone)),
    );
  }
  return { updated, failures: onceEach(failures) };
}

/** The same contact may be related to two records. */
function onceEach(failures: readonly FailureRow[]): FailureRow[] {
  return [...new Map(failures.map((one) => [one.row, one])).values()];
}

function failure(row: number, label: string, reason: string): FailureRow {
  return { row, cells: [String(row), label], reasons: [reason] };
}
