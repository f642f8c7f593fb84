import type { Work } from '@gejie/core';
import { type Quote, quote } from './quote.ts';

/** More versions than anybody makes of one offer. */
const most = 200;

/** An offer in all its versions, this one among them, whoever may see them. INV-06 */
export function versionsOf(work: Work, of: Quote): Promise<Quote[]> {
  return found(work, of, false);
}

/** The number after those of all versions there ever were: what lies in the recycle bin may come back out of it. */
export async function nextRevision(work: Work, of: Quote): Promise<number> {
  const all = [...(await found(work, of, false)), ...(await found(work, of, true))];
  return Math.max(...all.map(({ revision }) => revision ?? 1)) + 1;
}

function found(work: Work, { id, origin }: Quote, deleted: boolean): Promise<Quote[]> {
  const first = origin ?? id;
  return work
    .asSystem('versions of a quote')
    .find(quote, { where: { any: [{ id: first }, { origin: first }] }, limit: most, deleted });
}
