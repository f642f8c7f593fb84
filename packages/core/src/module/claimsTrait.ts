import type { Filter, FilterOf } from '../filter/filter.ts';
import type { KernelFields } from './kernelFields.ts';
import type { Fields, OwnRecord } from './ownFields.ts';

/**
 * The lines of a document take something or bring something as long as the document is live: an order reserves goods, a
 * purchase brings them. What is still open of each line is kept as a record of another module, derived anew with every write
 * of the document and every entry of the ledger that settles a line of it. INV-07, INV-10
 */
export interface ClaimsTrait<F extends Fields> {
  /** The field of the lines. */
  lines: keyof F & string;
  /** Documents that are live. */
  while: FilterOf<OwnRecord<F> & KernelFields>;
  /** The `date` by which it is due. */
  due?: keyof F & string;
  /** The module of the claims (`keptBy: 'system'`), its field for the quantity, and the value of its `kind`. */
  into: string;
  as: string;
  /** The ledger whose entries settle lines, and its field that says which. */
  settledBy: { ledger: string; line: string };
}

/** {@link ClaimsTrait} of a module whose fields are no longer known to the compiler. */
export type AnyClaimsTrait = Omit<ClaimsTrait<Fields>, 'while'> & { while: Filter };
