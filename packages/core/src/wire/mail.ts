/** What a mail begins with: `GET /api/{path}/{id}/mail`. */
export interface MailProposal {
  to: string[];
  subject: string;
  text: string;
  template: string;
  language: 'zh' | 'en';
  /** What goes under it, as its sender keeps it, HTML; null: nothing is kept, and the text is signed. */
  signature: string | null;
  /** Id of the letter template it follows, or `standard`. */
  letter: string;
  /** Those there are for this paper, the usual one first. */
  letters: LetterChoice[];
  /** Why it can't be mailed now; null: it can. */
  refused: string | null;
}

export interface LetterChoice {
  letter: string;
  /** Null: the standard one. */
  name: string | null;
}

/** Words a letter begins with: with placeholders, or filled in. */
export interface LetterWords {
  subject: string;
  text: string;
}

/** A letter to be looked at before it is kept: `POST /api/letter-preview`. */
export interface LetterDraft extends LetterWords {
  /** Path of the module. */
  module: string;
  /** About which record; null: the newest one that the caller may see. */
  record?: number | null;
  language: 'zh' | 'en';
}

/** A mail to be sent: `POST /api/{path}/{id}/mail`. */
export interface MailWish {
  to: string[];
  cc?: string[];
  subject: string;
  text: string;
  template: string;
  language: 'zh' | 'en';
  /** Whether the sender's signature goes under it; absent: it does. */
  signature?: boolean;
}

/** `waiting`: for the mail server to take it. */
export const mailStates = ['waiting', 'sent', 'failed'] as const;
export type MailState = (typeof mailStates)[number];

/** A mail that went out with a record, or is about to: `GET /api/{path}/{id}/mails`. */
export interface MailAnswer {
  id: number;
  state: MailState;
  /** A try was cut off and made again: it may have arrived twice. */
  repeated: boolean;
  /** Empty for who may not read the addresses. */
  to: string[];
  cc: string[];
  subject: string;
  /** Name of the PDF that goes with it. */
  file: string;
  at: string;
  by: { id: number; label: string | null };
  /** When the server took it, or it was given up. */
  doneAt: string | null;
  /** What the mail server said against it. */
  reason: string | null;
}
