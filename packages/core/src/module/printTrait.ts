import type { PrintBlock } from '../fields/printBlock.ts';
import type { BilingualText } from '../messages/label.ts';

/** A block as a module declares it, in both languages. */
export type StandardBlock = Omit<PrintBlock, 'text' | 'labels' | 'fields'> & {
  text?: BilingualText;
  labels?: readonly BilingualText[];
  fields?: readonly string[];
};
