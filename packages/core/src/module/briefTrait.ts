import type { Filter, FilterOf } from '../filter/filter.ts';
import type { KernelFields } from './kernelFields.ts';
import type { ColumnOf, Fields, OwnRecord, SortOf } from './ownFields.ts';

/** A part of the brief of what its records point at: one page that tells a stranger all that counts. CMP-10 */
export interface BriefSection<F extends Fields> {
  /** The reference to the record whose brief it stands in. */
  of: keyof F & string;
  label: string;
  en?: string;
  /** Which of the records; absent: all. */
  where?: FilterOf<OwnRecord<F> & KernelFields>;
  sort?: SortOf<F>;
  columns: readonly ColumnOf<F>[];
  /** The column with the day or the moment after which one is late: beside it stands by how many days. */
  late?: keyof F & string;
  /** How many of them there is room for. */
  most: number;
  /** Stands only where others make a brief already: what hangs on all kinds of records makes none of each. */
  beside?: boolean;
}

/** A {@link BriefSection} whose fields are names, as the engine handles it. */
export interface AnyBriefSection {
  of: string;
  label: string;
  en?: string;
  where?: Filter;
  sort?: string;
  columns: readonly string[];
  late?: string;
  most: number;
  beside?: boolean;
}
