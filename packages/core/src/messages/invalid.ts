import type { BilingualText } from './label.ts';
import type { MessageCode } from './messages.ts';

/** What fills the holes of a message; what has a name in both languages is named in the reader's. */
export type MessageParameters = Record<string, string | number | BilingualText>;

/** What is wrong with one value: a code of the message catalogue and what fills its holes. */
export interface Issue {
  code: MessageCode;
  parameters: MessageParameters;
}

/** An issue and the field it belongs to (a path such as `lines.3.quantity`, or '' for the whole record). */
export interface FieldIssue extends Issue {
  field: string;
}

/** A wrong value as a message may quote it: short, whole characters, whatever JSON it was. */
export function quoted(input: unknown): string {
  const text = typeof input === 'string' ? input : (JSON.stringify(input) ?? '');
  return [...text.slice(0, 200)].slice(0, 60).join('').toWellFormed();
}

/** Thrown by a field type, an operand or a rule that cannot take a value. */
export class Invalid extends Error {
  readonly issue: Issue;

  constructor(code: MessageCode, parameters: MessageParameters = {}) {
    super(code);
    this.name = 'Invalid';
    this.issue = { code, parameters };
  }
}
