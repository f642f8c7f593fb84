import type { Fields } from './ownFields.ts';

/** What a line of a document takes from a record that is sold: names of fields, the first that isn't empty. INV-05 */
export interface SoldTrait<F extends Fields> {
  price: keyof F & string;
  /** What it is bought for; absent: it is never bought. */
  bought?: keyof F & string;
  cost: keyof F & string;
  unit: keyof F & string;
  tax: keyof F & string;
  /** What the line says, after the title. */
  words: readonly (keyof F & string)[];
  /** How many of its units one of it holds, where that may be several. */
  count?: keyof F & string;
  /** It is kept in stock by its unit: a line in another unit would move another quantity. */
  isStocked?: true;
  /** The lines that say what comes free with it. */
  giveaways?: keyof F & string;
}
