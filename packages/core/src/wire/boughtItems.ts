import type { Reference } from './reference.ts';

/** What a customer, or somebody there, has bought of one item in one unit, in all orders the reader sees. CUS-01 */
export interface BoughtItem {
  item: Reference & { module: string };
  quantity: string;
  unit: string | null;
  /** In how many documents. */
  documents: number;
  /** The newest of them, and when it was made. */
  last: Reference & { module: string };
  at: string;
}
