import type { KernelFields } from './kernelFields.ts';
import type { Fields } from './ownFields.ts';

/**
 * The records of a ledger are entries: only ever added, by actions and effects, never changed or taken out. What they come
 * to is kept by the database itself, so that no way of writing can forget it: an account for each combination of the
 * references named here, and the roll-ups that other modules have over the ledger. INV-10
 */
export interface LedgerTrait<F extends Fields> {
  /** The `decimal` that is added up, above or below nought. */
  amount: keyof F & string;
  /** What an account is of: a product in a warehouse. The first is locked first. */
  accountOf: readonly (keyof F & string)[];
  /** What the account of an entry came to with it, and what all accounts of the first reference did. */
  balance: keyof F & string;
  total: keyof F & string;
  /** When: never before the entry that stands before it in the same account, whatever the clocks say. */
  at: keyof F & string;
  /**
   * The module (`keptBy: 'system'`) whose records are the accounts: the same references, what they come to, and since when;
   * its title is made of the numbers of what the account is of.
   */
  accounts: { module: string; balance: string; at: string };
  /** The switch of the company's settings that lets accounts fall below nought. */
  belowNought: string;
}

/** {@link LedgerTrait} of a module whose fields are no longer known to the compiler. */
export type AnyLedgerTrait = LedgerTrait<Fields>;

/** An entry that an account could not bear. */
export interface Shortfall {
  /** Place of the entry among those that were to be added. */
  entry: number;
  /** What the account had for it, when those before it had theirs; decimal. */
  available: string;
}

/** Names that `Sums` may use: fields of the module or of the kernel. */
export type SummedField<F extends Fields> = (keyof F & string) | keyof KernelFields;
