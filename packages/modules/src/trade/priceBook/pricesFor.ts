import { type AgreedPrice, Decimal, type ListedLine, type PricedItem, type Work } from '@gejie/core';
import { account } from '../../sales/account/account.ts';
import { type PriceBook, priceBook } from './priceBook.ts';

/** Books that may hold on a day in a currency. */
const most = 200;

/**
 * The prices that books give a customer, in the order of what is asked; null where only the list price holds. Books that
 * name the customer come before those for customers of a kind, and these before those for everybody; among alike the order
 * of the books decides. The first book that has the item for this many counts, with the highest quantity reached. INV-04
 * @param currency ISO 4217, of the document: books of other currencies don't count
 */
export async function pricesFor(
  work: Work,
  customer: number | null,
  currency: string,
  items: readonly PricedItem[],
): Promise<(AgreedPrice | null)[]> {
  const system = work.asSystem('price books of a customer');
  const books = await booksFor(system, customer, currency, work.today);
  const lines = await system.linesAbout(
    books.map(({ id }) => id),
    items.map(({ item }) => item),
  );
  return items.map((asked) => {
    for (const { id } of books) {
      const line = highestReached(lines, id, asked);
      if (line) return agreed(line, id);
    }
    return null;
  });
}

async function booksFor(
  system: Work,
  customer: number | null,
  currency: string,
  day: string,
): Promise<PriceBook[]> {
  const holding = await system.find(priceBook, {
    where: {
      active: true,
      currency,
      all: [
        { any: [{ validFrom: { empty: true } }, { validFrom: { lte: day } }] },
        { any: [{ validUntil: { empty: true } }, { validUntil: { gte: day } }] },
      ],
    },
    sort: 'position',
    limit: most,
  });
  const fitting = await fittingOf(system, holding, customer);
  return holding
    .flatMap((book) => {
      const rank = rankOf(book, customer, fitting);
      return rank === null ? [] : [{ book, rank }];
    })
    .sort((a, b) => a.rank - b.rank)
    .map(({ book }) => book);
}

/** The books whose condition the customer fulfils, found out once for all of them. */
async function fittingOf(
  system: Work,
  books: readonly PriceBook[],
  customer: number | null,
): Promise<ReadonlySet<number>> {
  const asking = books.filter(({ customers }) => customers !== null);
  if (customer === null || asking.length === 0) return new Set();
  const conditions = asking.map(({ customers }) => customers as NonNullable<PriceBook['customers']>);
  const fulfilled = await system.fulfilsEach(account, customer, conditions);
  return new Set(asking.flatMap(({ id }, place) => (fulfilled[place] ? [id] : [])));
}

/** 0: names the customer, 1: for customers of a kind, 2: for everybody, null: not for this one. */
function rankOf(book: PriceBook, customer: number | null, fitting: ReadonlySet<number>): number | null {
  const named = book.accounts ?? [];
  if (customer !== null && named.includes(customer)) return 0;
  if (book.customers !== null) return fitting.has(book.id) ? 1 : null;
  return named.length === 0 ? 2 : null;
}

function highestReached(
  lines: readonly ListedLine[],
  book: number,
  { item, quantity }: PricedItem,
): ListedLine | undefined {
  const amount = new Decimal(quantity ?? 1);
  return lines
    .filter(
      (line) =>
        line.document === book &&
        line.item.module === item.module &&
        line.item.id === item.id &&
        amount.gte(line.quantity ?? 1),
    )
    .sort((a, b) => new Decimal(b.quantity ?? 1).cmp(a.quantity ?? 1))[0];
}

function agreed({ price, discount }: ListedLine, book: number): AgreedPrice {
  const percent = discount && 'percent' in discount ? discount.percent : null;
  return { price, discount: percent, from: { module: priceBook.path, id: book } };
}
