import { Invalid, type Module, type Registry } from '@gejie/core';
import { z } from 'zod';
import { rightsOf } from '../access/rights.ts';
import type { Session } from '../access/session.ts';
import type { Executor } from '../database/connection.ts';
import { plainText } from '../plainText.ts';
import { invalidField } from '../problem.ts';
import { type Recipient, recipientOf, recipientsOf } from '../transfers/recipient.ts';

const id = z.int().positive();

/** Whom records go to: one person, several in turn, or a department that hands them out. */
const target = z.union([
  z.strictObject({ user: id }),
  z.strictObject({ users: z.array(id).min(1).max(100) }),
  z.strictObject({ department: id }),
]);
export type LeaveTarget = z.infer<typeof target>;

/** `POST /api/users/{id}/leave` */
export const leaveSchema = z.strictObject({
  /** All that no rule says otherwise of. */
  to: target,
  /** The first one that a record fulfils decides. */
  rules: z
    .array(
      z.strictObject({
        module: z.string().max(63),
        where: z.record(z.string(), z.unknown()).optional(),
        to: target,
      }),
    )
    .max(50)
    .optional(),
  /** Heads the departments, leads the people and keeps the shared views from now on. */
  successor: id.optional(),
  note: plainText(500).optional(),
});
export type LeaveWish = z.infer<typeof leaveSchema>;

/** @throws ProblemError invalid at `field` */
export async function targetsOf(db: Executor, wish: LeaveTarget, field: string): Promise<Recipient[]> {
  if ('users' in wish) return recipientsOf(db, wish.users, (index) => `${field}.users.${index}`);
  return [await recipientOf(db, wish, field)];
}

/** Everybody a wish names is there, and is not the one who leaves. @throws ProblemError invalid */
export async function checkWish(
  db: Executor,
  registry: Registry,
  leaver: number,
  wish: LeaveWish,
): Promise<void> {
  const places: [LeaveTarget, string][] = [[wish.to, 'to']];
  for (const [index, rule] of (wish.rules ?? []).entries()) {
    ownedModule(registry, rule.module, `rules.${index}.module`);
    places.push([rule.to, `rules.${index}.to`]);
  }
  for (const [to, field] of places) {
    const people = await targetsOf(db, to, field);
    if (people.some(({ owner }) => owner === leaver)) throw invalidField(field, 'rule', itself);
  }
  if (wish.successor === undefined) return;
  await recipientsOf(db, [wish.successor], () => 'successor');
  if (wish.successor === leaver) throw invalidField('successor', 'rule', itself);
}

/** Whether a rule picks some records of its module rather than all. */
export function picks(where: Readonly<Record<string, unknown>> = {}): boolean {
  return Object.keys(where).length > 0;
}

/**
 * How many records fulfil a condition says something of them: conditions are for those who see all of the module.
 * @throws ProblemError invalid
 */
export function refuseBlindRules(session: Session, registry: Registry, { rules = [] }: LeaveWish): void {
  for (const [index, { module: path, where }] of rules.entries()) {
    const module = ownedModule(registry, path, `rules.${index}.module`);
    if (picks(where) && rightsOf(session, module).see !== 'all')
      throw invalidField(`rules.${index}.where`, 'rule', blind);
  }
}

const blind = new Invalid('rule', {
  zh: '您看不到此模块的全部记录，不能按条件分配',
  en: 'You don’t see all records of this module, so they can’t be split by a condition',
}).issue.parameters;

const itself = new Invalid('rule', {
  zh: '不能交给离职者本人',
  en: 'Nothing can go to the one who leaves',
}).issue.parameters;

/** @throws ProblemError invalid */
export function ownedModule(registry: Registry, path: string, field: string): Module {
  const module = registry.at(path);
  if (module?.ownership === 'record') return module;
  throw invalidField(field, 'notChoice', { value: path.slice(0, 60) });
}
