import type { BilingualText } from '../messages/label.ts';
import type { ConversionPreview } from './customization.ts';
import type { Reference } from './reference.ts';
import type { ShareLevel } from './shareLevel.ts';

/** How the HTTP API answers; see api.md. Shared by server and web so that neither can drift. */

export interface StoredFile {
  id: number;
  name: string;
  /** Bytes. */
  size: number;
  /** MIME type as sniffed by the server. */
  type: string;
  url: string;
}

/** The text of a file, as far as it was read out. */
export interface FileText {
  state: 'waiting' | 'done' | 'none' | 'failed';
  text: string;
  /** Whether that is all of it. */
  whole: boolean;
}

/** A file that a field holds or has held. INT-03 */
export interface FileVersion extends StoredFile {
  /** Counted from 1, the first. */
  version: number;
  /** The one that the record holds now. */
  current: boolean;
  at: string;
  by: Reference | null;
}

/** What somebody may do with a record. */
export interface RecordRights {
  edit: boolean;
  delete: boolean;
  assign: boolean;
}

/** What the asker may do with a record. */
export interface OwnRecordRights extends RecordRights {
  /** Whether others may be given shares of it; what is shared with somebody, that person doesn't share on. */
  share: boolean;
}

/** A record as answered: kernel fields plus the fields of its module. */
export interface AnsweredRecord {
  id: number;
  number: string | null;
  version: number;
  owner?: Reference | null;
  department?: Reference | null;
  createdAt?: string;
  updatedAt?: string;
  rights?: OwnRecordRights;
  /** It lies in the recycle bin because it went up in this one. */
  mergedInto?: Reference;
  [field: string]: unknown;
}

/** With whom a record is shared: a person or a department. ACC-05 */
export interface ShareAnswer {
  id: number;
  user: Reference | null;
  department: Reference | null;
  level: ShareLevel;
  /** What the person does in the record's team; null: shared without being of the team. */
  role: string | null;
  /** Null: until somebody ends it. */
  until: string | null;
  createdAt: string;
  createdBy: Reference | null;
}

/** Why somebody sees a record. ACC-08 */
export interface AccessReason {
  kind: 'owner' | 'role' | 'head' | 'superior' | 'share' | 'team' | 'rule' | 'through' | 'named' | 'pool';
  /** In a sentence. */
  text: BilingualText;
  /** When it ends by itself. */
  until?: string;
  /** The share that gives it, where the record itself is shared. */
  share?: number;
}

/** What somebody may do with a record, and why. */
export interface AccessPerson extends RecordRights {
  user: Reference;
  see: boolean;
  reasons: AccessReason[];
}

/** Who sees a record. */
export interface AccessAnswer {
  people: AccessPerson[];
}

/** The answer to “why can (can’t) this person see it?”. */
export interface AccessVerdict extends AccessPerson {
  /** What stands in the way of seeing it; nothing when the person sees it. */
  obstacles: BilingualText[];
}

export interface ListAnswer {
  records: AnsweredRecord[];
  /** Opaque cursor of the following page, null on the last one. */
  next: string | null;
  count?: { value: number; exact: boolean };
}

export interface FieldProblem {
  field: string;
  code: string;
  message: string;
}

/** RFC 9457 problem details with the fields at fault. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  /** Empty where no field is at fault. */
  errors: FieldProblem[];
  /** On a 409 of versions: the record as it is now. */
  current?: AnsweredRecord;
  /** On a 409 of duplicates. */
  duplicates?: { id?: number; label: string; reason: string }[];
  /** On a 409 of a field that is changed: what would be lost, unless it is confirmed. */
  conversion?: ConversionPreview;
  /** On a 404: what is asked for went up in this record. */
  mergedInto?: Reference;
}

/** A currency that the company deals in, or has dealt in. */
export interface KnownCurrency {
  /** ISO 4217 */
  code: string;
  /** Written before amounts; null: as usual. */
  symbol: string | null;
  /** Digits after the decimal point; null: as ISO 4217 says. */
  decimals: number | null;
  active: boolean;
}

/** The order of year, month and day in which somebody writes dates. */
export const dateFormats = ['ymd', 'dmy', 'mdy'] as const;
export type DateFormat = (typeof dateFormats)[number];

/** What stands between thousands: `1,234.5`, `1.234,5`, `1 234,5`. */
export const numberFormats = ['comma', 'point', 'space'] as const;
export type NumberFormat = (typeof numberFormats)[number];

export interface SessionAnswer {
  user: {
    id: number;
    username: string;
    name: string;
    email: string | null;
    department: Reference | null;
    language: 'zh-CN' | 'en';
    timeZone: string;
    theme: 'light' | 'dark' | 'system';
    /** Null: as the language writes them. */
    dateFormat: DateFormat | null;
    numberFormat: NumberFormat | null;
  };
  company: { name: string; currency: string; currencies: KnownCurrency[]; logo: string | null };
  /** Functions outside the modules: settings, users, audit, purge, reports… */
  functions: string[];
  /** How this person was known: by a password kept here, by the directory, by an OpenID provider; absent for tokens. */
  source?: 'password' | 'ldap' | 'oidc';
  /** What has to be done before anything else is open: choose a new password, enrol a second factor. */
  pending?: ('password' | 'secondFactor')[];
}

/** Somebody who may sign in to a demo company that has just been opened. */
export interface DemoLogin {
  role: string;
  name: string;
  username: string;
  password: string;
}

/** `GET /api/session/card`: what people keep of themselves. */
export interface OwnCardAnswer {
  phone: string | null;
  photo: StoredFile | null;
  /** Rich text. */
  signature: string | null;
}

export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

export interface JobAnswer {
  id: number;
  kind: string;
  module: string | null;
  state: JobState;
  done: number;
  total: number;
  created: number;
  updated: number;
  skipped: number;
  failed: number;
  /** Address of the file with the rows that failed and why; null when none did. */
  failedRows: string | null;
  /** What the job found or made: an import's preview, for instance. */
  result: unknown;
  error: string | null;
  createdAt: string;
  finishedAt: string | null;
}

export interface SearchAnswer {
  groups: {
    /** Path of the module. */
    module: string;
    records: { id: number; label: string; hint: string }[];
  }[];
}

/** One field before and after. */
export interface HistoryChange {
  field: string;
  from: unknown;
  to: unknown;
  /** The field was of another kind then: both are texts, as they read. */
  asText?: true;
}

export interface HistoryEntry {
  id: number;
  at: string;
  actor: Reference | null;
  way: string;
  kind: string;
  changes: HistoryChange[];
  note: string | null;
  /** Of a merge: the records that went up in this one. */
  merged?: Reference[];
  /** It happened to this record, before that went up in the one at hand. */
  of?: Reference;
}

export interface CommentAnswer {
  id: number;
  text: string;
  createdAt: string;
  createdBy: Reference;
  mentions: Reference[];
}

/** One line of a record's story, or of one whose story is part of it: a change, a comment, a record made beneath. */
export interface TimelineEntry {
  id: string;
  at: string;
  actor: Reference | null;
  kind: 'change' | 'created' | 'deleted' | 'restored' | 'merged' | 'comment' | 'related' | 'action';
  way: string;
  /** Text of a comment or note. */
  text: string | null;
  changes: HistoryChange[];
  /** Another record this entry is about. */
  about: (Reference & { module: string }) | null;
  action: string | null;
  /** Of a merge: the records that went up in this one. */
  merged?: Reference[];
  /** It happened to this record, before that went up in the one at hand. */
  of?: Reference;
  /** It happened to this record, whose story is part of that of the one at hand. */
  on?: Reference & { module: string };
  /** Of an activity: it has taken place, at that time and by that person. */
  happened?: true;
}
