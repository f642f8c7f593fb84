import type { Work } from '@gejie/core';
import { type Quote, quote } from './quote.ts';

/** More versions than anybody makes of one offer. */
const most = 200;

/** An offer in all its versions, this one among them, whoever may see them. INV-06 */
export function versionsOf(work: Work, { id, origin }: Quote): Promise<Quote[]> {
  const first = origin ?? id;
  return work
    .asSystem('versions of a quote')
    .find(quote, { where: { any: [{ id: first }, { origin: first }] }, limit: most });
}
