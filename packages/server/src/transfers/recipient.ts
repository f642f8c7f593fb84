import { Invalid } from '@gejie/core';
import { z } from 'zod';
import type { Executor } from '../database/connection.ts';
import { headsOf, recipients } from '../database/organization/recipients.ts';
import { invalid, invalidField } from '../problem.ts';

const id = z.int().positive();

/** Whom records go to: a person, or a department that will hand them out. */
export const recipientSchema = z.union([z.strictObject({ user: id }), z.strictObject({ department: id })]);
export type RecipientWish = z.infer<typeof recipientSchema>;

/** Whoever is to own records: a person with the person's department, or a department alone. */
export interface Recipient {
  owner: number | null;
  department: number | null;
}

/**
 * @param field where mistakes are told
 * @throws ProblemError invalid: nobody is there, or has left
 */
export async function recipientOf(db: Executor, wish: RecipientWish, field: string): Promise<Recipient> {
  if ('department' in wish) {
    if ((await headsOf(db, wish.department)) === null)
      throw invalidField(`${field}.department`, 'unknownReference');
    return { owner: null, department: wish.department };
  }
  const [recipient] = await recipientsOf(db, [wish.user], () => `${field}.user`);
  return recipient as Recipient;
}

/** @param fieldOf where mistakes about the person at an index are told */
export async function recipientsOf(
  db: Executor,
  users: readonly number[],
  fieldOf: (index: number) => string,
): Promise<Recipient[]> {
  const found = await recipients(db, users);
  const issues = users.flatMap((user, index) => {
    const person = found.get(user);
    if (person?.active) return [];
    const wrong = person
      ? new Invalid('rule', { zh: '此员工已停用', en: 'This person is no longer active' })
      : new Invalid('unknownReference');
    return [{ ...wrong.issue, field: fieldOf(index) }];
  });
  if (issues.length > 0) throw invalid(issues);
  return users.map((owner) => ({ owner, department: found.get(owner)?.department ?? null }));
}
