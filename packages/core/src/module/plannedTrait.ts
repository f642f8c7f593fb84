import type { Fields } from './ownFields.ts';

/** One thing that is planned and then turns out some way: the field that says the one, and the field that says the other. */
export interface PlannedPair<F extends Fields> {
  label: string;
  en?: string;
  plan: keyof F & string;
  actual: keyof F & string;
  /** What was planned at first, once that has been moved. */
  first?: keyof F & string;
}
