import { defineEffects, Refusal } from '@gejie/core';
import { type PriceBook, priceBook } from './priceBook.ts';

type Claim = Pick<PriceBook, 'active' | 'position' | 'currency' | 'validFrom' | 'validUntil' | 'accounts'>;

export const priceBookEffects = defineEffects(priceBook, {
  'Of two price books for one customer on one day, one comes first': {
    when: ({ after }) => after !== null && after.active === true,
    async run({ record }, work) {
      await work.alone('price books');
      const rivals = await work.asSystem('price books of the same order').find(priceBook, {
        where: {
          active: true,
          position: record.position,
          currency: record.currency,
          id: { ne: record.id },
        },
        limit: 200,
      });
      const rival = rivals.find((other) => meet(record, other));
      if (!rival) return;
      throw new Refusal(
        {
          zh: `“${rival.name}”次序相同且有效期重叠，请改次序或日期`,
          en: `“${rival.name}” has the same order and holds on the same days; change order or dates`,
        },
        'position',
      );
    },
  },
});

/** Whether both may decide a price on the same day: conditions may overlap, lists of customers only where they do. */
function meet(one: Claim, other: Claim): boolean {
  const starts = (book: Claim) => book.validFrom ?? '';
  const ends = (book: Claim) => book.validUntil ?? '9999-12-31';
  if (starts(one) > ends(other) || starts(other) > ends(one)) return false;
  const [mine, theirs] = [one.accounts ?? [], other.accounts ?? []];
  if (mine.length === 0 || theirs.length === 0) return mine.length === theirs.length;
  return mine.some((account) => theirs.includes(account));
}
