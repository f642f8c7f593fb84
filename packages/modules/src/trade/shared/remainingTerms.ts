import { Decimal, type Fields, type OwnRecord, type Work } from '@gejie/core';
import type { Taker } from './remainingLines.ts';

/** What is agreed in one amount for a document as a whole. */
const agreedOnce = ['discountAmount', 'shipping', 'handling', 'adjustment'] as const;

type Agreed = Record<(typeof agreedOnce)[number], string | null>;

/** Documents made of one that are looked at. */
const most = 200;

/**
 * What is left of the amounts that hold for a document as a whole: what the documents that were made of it, and count, do not
 * carry already. INV-05
 * @param from the field in which those name the document
 */
export async function remainingTerms<F extends Fields>(
  work: Work,
  document: Agreed & { id: number },
  { module, counts }: Taker<F>,
  from: keyof OwnRecord<F> & string,
): Promise<Partial<Agreed>> {
  const carried = { any: agreedOnce.map((name) => ({ [name]: { empty: false } })) };
  const copies = await work
    .asSystem('what is asked for already')
    .find(module, { where: { all: [{ [from]: document.id }, counts, carried] }, limit: most });
  const left = agreedOnce.flatMap((name) => {
    const amount = leftOf(
      document[name],
      copies.map((copy) => (copy as unknown as Agreed)[name]),
    );
    return amount === null ? [] : [[name, amount] as const];
  });
  return Object.fromEntries(left);
}

function leftOf(agreed: string | null, given: readonly (string | null)[]): string | null {
  const whole = new Decimal(agreed ?? 0);
  const left = given.reduce((rest, amount) => rest.minus(amount ?? 0), whole);
  return left.isZero() || left.isNegative() !== whole.isNegative() ? null : left.toFixed(2);
}
