import { createHash } from 'node:crypto';
import { parseEmail } from '@gejie/core';
import { z } from 'zod';
import { plainText, proseText } from '../plainText.ts';
import { invalid, invalidField, issueAt } from '../problem.ts';

const mostAddresses = 20;
const address = z.string().max(254);

export const mailWishSchema = z.strictObject({
  to: z.array(address).max(mostAddresses),
  cc: z.array(address).max(mostAddresses).default([]),
  subject: plainText(200).min(1, { error: 'required' }),
  text: proseText(20_000),
  template: z.string().max(80),
  language: z.enum(['zh', 'en']),
  signature: z.boolean().default(true),
});

/** @throws ProblemError invalid at each that is none, and where there is none at all */
export function addressesIn({ to, cc }: { to: string[]; cc: string[] }): { to: string[]; cc: string[] } {
  const issues: ReturnType<typeof issueAt>[] = [];
  const parsed = (list: string[], field: string) =>
    list.flatMap((one, index) => {
      try {
        return [parseEmail(one)];
      } catch (error) {
        issues.push(issueAt(`${field}.${index}`, error));
        return [];
      }
    });
  const addresses = { to: [...new Set(parsed(to, 'to'))], cc: [...new Set(parsed(cc, 'cc'))] };
  if (issues.length > 0) throw invalid(issues);
  if (addresses.to.length === 0) throw invalidField('to', 'required');
  return addresses;
}

/** Of all that a mail is to be: the same wish has the same. */
export function hashOf(wish: unknown): string {
  return createHash('sha256').update(JSON.stringify(wish)).digest('hex');
}
