import type { Filter, FilterOf } from '../filter/filter.ts';
import type { BilingualText } from '../messages/label.ts';
import type { Tone } from '../wire/metadata.ts';
import type { KernelFields } from './kernelFields.ts';
import type { Fields, OwnRecord } from './ownFields.ts';

/** How a record stands, as its customer is told; the first that is fulfilled. */
interface StateSpec<Where> {
  label: BilingualText;
  tone: Tone;
  when: Where;
  /** It holds: the customer may answer, and take it away as PDF. */
  holds?: true;
}

/** An action that the customer may run: it is told who answers (`by`) and, where it asks for one, a `reason`. */
interface AnswerSpec {
  label: BilingualText;
  reason?: true;
}

/**
 * Records of it have a page for whoever holds their number and code, without signing in: `/q/quotes/QT-1/ABCD-…`. It shows
 * what the usual template prints. CMP-07
 */
export interface CustomerPageTrait<F extends Fields> {
  /** The text that opens it, made by {@link customerCode}. */
  code: keyof F & string;
  /** Whom the customer asks, with placeholders: said even where the template for printing does not. CMP-08 */
  asks: readonly BilingualText[];
  states: Record<string, StateSpec<FilterOf<OwnRecord<F> & KernelFields>>>;
  /** By the names of the module's actions. */
  answers: Record<string, AnswerSpec>;
}

/** A {@link CustomerPageTrait} whose fields are names, as the engine handles it. */
export interface AnyCustomerPageTrait {
  code: string;
  asks: readonly BilingualText[];
  states: Record<string, StateSpec<Filter>>;
  answers: Record<string, AnswerSpec>;
}

/** Without what is easily mistaken for another: 0 O, 1 I L, U V. */
const letters = 'ABCDEFGHJKMNPQRSTWXYZ23456789';
const length = 16;
const group = 4;

/** A code that nobody guesses: 77 bits, in groups that can be read out. */
export function customerCode(): string {
  const text: string[] = [];
  while (text.length < length) {
    const [byte = 0] = crypto.getRandomValues(new Uint8Array(1));
    // Bytes past the last whole round would make the first letters likelier.
    const letter = byte < 256 - (256 % letters.length) ? letters[byte % letters.length] : undefined;
    if (letter) text.push(letter);
  }
  return grouped(text.join(''));
}

/** A code as somebody typed it, in the form it is kept in. */
export function customerCodeFrom(typed: string): string {
  return grouped(
    typed
      .toUpperCase()
      .replace(/[^A-Z0-9]/g, '')
      .slice(0, length * 2),
  );
}

function grouped(text: string): string {
  return (text.match(new RegExp(`.{1,${group}}`, 'g')) ?? []).join('-');
}
