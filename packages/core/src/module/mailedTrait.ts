import type { Filter, FilterOf } from '../filter/filter.ts';
import type { BilingualText } from '../messages/label.ts';
import type { KernelFields } from './kernelFields.ts';
import type { ColumnOf, Fields, OwnRecord } from './ownFields.ts';

/** Records that are not to be mailed, and why, as whoever wants to is told. */
interface KeptBack<Where> {
  when: Where;
  because: BilingualText;
}

/** Its records are sent by mail as they are printed, from their page: to whom, and what the letter says. INV-06 */
export interface MailedTrait<F extends Fields> {
  /** Where an address is looked for, the first that holds one; who may not read these is not told to whom it went. */
  to: readonly ColumnOf<F>[];
  /** The first that is fulfilled. */
  unless?: readonly KeptBack<FilterOf<OwnRecord<F> & KernelFields>>[];
  /** With placeholders, as in print templates; a proposal, in the language of the paper. */
  subject: BilingualText;
  text: BilingualText;
  /** How those sign who keep no signature of their own. */
  signed?: BilingualText;
}

/** A {@link MailedTrait} whose fields are names, as the engine handles it. */
export interface AnyMailedTrait {
  to: readonly string[];
  unless?: readonly KeptBack<Filter>[];
  subject: BilingualText;
  text: BilingualText;
  signed?: BilingualText;
}
