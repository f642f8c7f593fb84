import { defineEffects, Refusal } from '@gejie/core';
import { type PriceBook, priceBook } from './priceBook.ts';

type Claim = Pick<PriceBook, 'active' | 'position' | 'currency' | 'validFrom' | 'validUntil' | 'accounts'>;

export const priceBookEffects = defineEffects(priceBook, {
  'Of two prices for one thing to one customer on one day, one comes first': {
    when: ({ after }) => after !== null && after.active === true,
    async run({ record }, work) {
      const items = (record.lines ?? []).flatMap(({ item }) => item ?? []);
      if (items.length === 0) return;
      await work.alone('price books');
      const system = work.asSystem('price books of the same order');
      const rivals = await system.find(priceBook, {
        where: {
          active: true,
          position: record.position,
          currency: record.currency,
          id: { ne: record.id },
        },
        limit: 200,
      });
      const near = rivals.filter((other) => meet(record, other));
      const [line] = await system.linesAbout(
        near.map(({ id }) => id),
        items,
      );
      const rival = near.find(({ id }) => id === line?.document);
      if (!rival) return;
      throw new Refusal(
        {
          zh: `“${rival.name}”次序相同、有效期重叠，也有其中的产品，请改次序或日期`,
          en: `“${rival.name}” has the same order, holds on the same days and has one of the items; change order or dates`,
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
