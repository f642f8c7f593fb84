import type { Work } from '@gejie/core';
import { type Quote, quote } from './quote.ts';

/** More versions than anybody makes of one offer. */
const most = 200;

/** An offer in all its versions, this one among them, whoever may see them. INV-06 */
export function versionsOf(work: Work, of: Quote): Promise<Quote[]> {
  return found(work, of, false);
}

/**
 * The number after those of all versions there ever were: what lies in the recycle bin may come back out of it, and what was
 * taken out of it for good has been in somebody's hands under its number.
 */
export async function nextRevision(work: Work, of: Quote): Promise<number> {
  const all = [...(await found(work, of, false)), ...(await found(work, of, true))];
  const noted = Number((await work.latestNote(quote.name, firstOf(of), numberGiven))?.revision ?? 0);
  return Math.max(noted, ...all.map(({ revision }) => revision ?? 1)) + 1;
}

/** Kept in the history of the first version, which outlasts all of them. */
export function noteRevision(work: Work, of: Quote, revision: number): Promise<void> {
  return work.note(quote.name, firstOf(of), numberGiven, { revision });
}

/** Named like the action that gives it, which is how it is told. */
const numberGiven = 'revise';

/** Id of the first version, which holds all of them together, be it there or not. */
export function firstOf({ id, offer, origin }: Quote): number {
  return offer ?? origin ?? id;
}

function found(work: Work, of: Quote, deleted: boolean): Promise<Quote[]> {
  const first = firstOf(of);
  return work.asSystem('versions of a quote').find(quote, {
    where: { any: [{ id: first }, { origin: first }, { offer: first }] },
    limit: most,
    deleted,
  });
}
