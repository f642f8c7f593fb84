import type { NumberReset } from '../fields/numberPattern.ts';
import type { BilingualText } from '../messages/label.ts';

/** How the numbers of one field of a module are made, as `/api/settings/numbers` answers. */
export interface NumberSequenceAnswer {
  /** Path. */
  module: string;
  field: string;
  moduleLabel: BilingualText;
  fieldLabel: BilingualText;
  pattern: string;
  reset: NumberReset;
  gapFree: boolean;
  /** The next counter of the present period. */
  next: number;
  /** The next number as it will be written. */
  example: string;
  /** What the pattern is where nobody has decided otherwise. */
  usualPattern: string;
}
