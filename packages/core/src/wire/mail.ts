/** What a mail begins with: `GET /api/{path}/{id}/mail`. */
export interface MailProposal {
  to: string[];
  subject: string;
  text: string;
  template: string;
  language: 'zh' | 'en';
  /** What goes under it, as its sender keeps it, HTML; null: nothing is kept, and the text is signed. */
  signature: string | null;
  /** Why it can't be mailed now; null: it can. */
  refused: string | null;
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
