import type { Filter, FilterOf } from '../filter/filter.ts';
import type { KernelFields } from './kernelFields.ts';
import type { Fields, OwnRecord } from './ownFields.ts';

/** What the pools (公海) need to know of a module whose records may fall into one. */
export interface PoolTrait<F extends Fields> {
  /** When it was last followed up: a `dateTime`. Comments of people set it, whoever writes it otherwise. */
  followedUpAt: keyof F & string;
  /** When it last came to a deal: a `date` or `dateTime`. Absent: pools of this module have no rules about deals. */
  dealtOn?: keyof F & string;
  /** Such records never fall in, whatever the rules of a pool say. */
  stays?: FilterOf<OwnRecord<F> & KernelFields>;
  /** Lists that go along to whoever gets the record out of the pool: what the former owner still has of those found. */
  along?: Record<string, Filter>;
}
