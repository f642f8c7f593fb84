import type { DocumentLine } from '../fields/documentLine.ts';
import type { Reference } from './reference.ts';

/** What a customer was last told, or paid, for one item. CMP-10 */
export interface LastPrice extends Pick<DocumentLine, 'quantity' | 'price' | 'discount'> {
  item: Reference & { module: string };
  unit: string | null;
  /** ISO 4217; null: the company's own. */
  currency: string | null;
  document: Reference & { module: string };
  /** When that document was made. */
  at: string;
}
