import type { PrintBlock } from '../fields/printBlock.ts';
import type { BilingualText } from '../messages/label.ts';

/** A block as a module declares it, in both languages. */
export type StandardBlock = Omit<PrintBlock, 'text' | 'labels' | 'fields'> & {
  text?: BilingualText;
  labels?: readonly BilingualText[];
  fields?: readonly string[];
};

/** A further paper of a module beside its usual one, such as the delivery note of an invoice. */
export interface StandardPaper {
  label: BilingualText;
  blocks: readonly StandardBlock[];
}
