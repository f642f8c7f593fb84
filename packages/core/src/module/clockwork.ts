import type { Filter, FilterOf } from '../filter/filter.ts';
import type { BilingualText } from '../messages/label.ts';
import type { KernelFields } from './kernelFields.ts';
import type { ModuleDefinition } from './moduleDefinition.ts';
import type { Fields, OwnRecord } from './ownFields.ts';
import type { Work } from './work.ts';

/** What falls due with records of a module as days go by, and is seen to by the clock in nobody's name. */
export interface Clockwork<R> {
  /** The records that are due; asked in the company's time zone, of all there are. */
  due: FilterOf<R>;
  /**
   * Sees to one of them, held, in a transaction of its own; `work` has full rights. One that is due still when that is
   * committed is seen to again: what was missed while no server ran is made up for one by one.
   */
  run?(record: R, work: Work): Promise<void>;
  /** Instead: sees to many of them in one transaction, so that people are told of all of them in one go. */
  runTogether?(records: readonly R[], work: Work): Promise<void>;
  /** Told why it could not be, in a transaction of its own; it is tried again at the next hour. */
  failed?(record: R, work: Work, why: BilingualText): Promise<void>;
}

export interface ClockworkSet {
  module: string;
  clockworks: Record<string, Clockwork<Record<string, unknown>> & { due: Filter }>;
}

/** What the clock sees to, each hour. The key is the sentence that documents it. */
export function defineClockworks<F extends Fields>(
  module: ModuleDefinition<F>,
  clockworks: Record<string, Clockwork<OwnRecord<F> & KernelFields>>,
): ClockworkSet {
  return { module: module.name, clockworks: clockworks as unknown as ClockworkSet['clockworks'] };
}
