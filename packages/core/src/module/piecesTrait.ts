import type { Filter, FilterOf } from '../filter/filter.ts';
import type { KernelFields } from './kernelFields.ts';
import type { Fields, OwnRecord } from './ownFields.ts';

/** Its records are single pieces of what stands in the accounts of a ledger: of no account more than it holds. INV-10 */
export interface PiecesTrait<F extends Fields> {
  ledger: string;
  /** The references that name the account, in the order of the ledger's `accountOf`. */
  accountOf: readonly (keyof F & string)[];
  /** Those that are there. */
  while: FilterOf<OwnRecord<F> & KernelFields>;
}

/** {@link PiecesTrait} of a module whose fields are no longer known to the compiler. */
export interface AnyPiecesTrait {
  ledger: string;
  accountOf: readonly string[];
  while: Filter;
}
