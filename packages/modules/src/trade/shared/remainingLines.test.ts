import { Decimal, type DocumentLine, emptyLine, type TakenPart, type Work } from '@gejie/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { salesOrder } from '../salesOrder/salesOrder.ts';
import { remainingLines } from './remainingLines.ts';

/** What has been copied so far, as the database would add it up. */
function workThatHasGiven(given: ReadonlyMap<number, TakenPart>): Work {
  return { taken: async () => given } as unknown as Work;
}

const cents = (most: number) =>
  fc.integer({ min: 1, max: most * 100 }).map((amount) => (amount / 100).toFixed(2));

test('INV-05 The parts of a document add up to the whole of it, however it is split', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 400 }),
      cents(500),
      fc.array(fc.record({ part: fc.double({ min: 0.01, max: 1, noNaN: true }), keeps: fc.boolean() }), {
        maxLength: 6,
      }),
      async (quantity, off, splits) => {
        const price = new Decimal(off).div(quantity).plus(5).toFixed(4);
        const line: DocumentLine = {
          ...emptyLine,
          id: 7,
          quantity: `${quantity}.0000`,
          price,
          discount: { amount: off },
        };
        let [moved, discount] = [new Decimal(0), new Decimal(0)];
        const copies = [...splits, { part: 1, keeps: true }];
        for (const { part, keeps } of copies) {
          const given = new Map([[7, { quantity: moved.toFixed(4), discount: discount.toFixed(2) }]]);
          const [rest] = await remainingLines(workThatHasGiven(given), [line], {
            module: salesOrder,
            counts: {},
          });
          if (!rest) break;
          expect(rest.source).toBe(7);
          // Whoever copies it takes a part, and leaves what is off it, or lessens that alike.
          const taken = new Decimal(rest.quantity ?? 0).times(part).toDecimalPlaces(4, Decimal.ROUND_UP);
          const offered =
            rest.discount && 'amount' in rest.discount ? new Decimal(rest.discount.amount) : new Decimal(0);
          moved = moved.plus(taken);
          discount = discount.plus(
            keeps ? offered : offered.times(part).toDecimalPlaces(2, Decimal.ROUND_UP),
          );
        }
        expect(moved.toFixed(4)).toBe(`${quantity}.0000`);
        expect(discount.toFixed(2)).toBe(off);
      },
    ),
  );
});
