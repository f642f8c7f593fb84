import type { BilingualText } from './label.ts';

/**
 * Thrown by an effect or an action that can't go on: the whole save is taken back and the person is told why.
 * With a field it is a mistake in what was given (422), without one the record's state forbids it (409).
 */
export class Refusal extends Error {
  readonly text: BilingualText;
  readonly field: string | null;

  constructor(text: BilingualText, field: string | null = null) {
    super(text.en);
    this.name = 'Refusal';
    this.text = text;
    this.field = field;
  }
}
