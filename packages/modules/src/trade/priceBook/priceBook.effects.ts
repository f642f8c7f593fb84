import { type AnyReference, defineEffects, Refusal } from '@gejie/core';
import { type PriceBook, priceBook } from './priceBook.ts';

type Claim = Pick<PriceBook, 'validFrom' | 'validUntil' | 'customers' | 'accounts'>;

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
      const theirs = await system.linesAbout(
        near.map(({ id }) => id),
        items,
      );
      for (const [row, { item }] of (record.lines ?? []).entries()) {
        const line = theirs.find((other) => isSameItem(other.item, item));
        const rival = near.find(({ id }) => id === line?.document);
        if (!rival) continue;
        throw new Refusal(
          {
            zh: `“${rival.name}”也有这个产品，次序相同、有效期重叠，请改次序或日期`,
            en: `“${rival.name}” has this item too, with the same order and on the same days; change order or dates`,
          },
          `lines.${row}.item`,
        );
      }
    },
  },
});

/**
 * Whether both may decide a price on the same day and come equally near to the customer (`pricesFor` goes by names before
 * kinds before everybody): names are compared, of two kinds nobody knows that no customer is of both.
 */
function meet(one: Claim, other: Claim): boolean {
  const starts = (book: Claim) => book.validFrom ?? '';
  const ends = (book: Claim) => book.validUntil ?? '9999-12-31';
  if (starts(one) > ends(other) || starts(other) > ends(one)) return false;
  if (one.customers !== null && other.customers !== null) return true;
  if (isForEverybody(one) && isForEverybody(other)) return true;
  const theirs = other.accounts ?? [];
  return (one.accounts ?? []).some((account) => theirs.includes(account));
}

function isSameItem(one: AnyReference | null, other: AnyReference | null): boolean {
  return one !== null && one.module === other?.module && one.id === other.id;
}

function isForEverybody({ customers, accounts }: Claim): boolean {
  return customers === null && (accounts ?? []).length === 0;
}
