import type {
  CompanyLimits,
  Condition,
  DateFormat,
  Language,
  NumberFormat,
  RightsTable,
  ShareLevel,
} from '@gejie/core';
import type { Source, Step } from '../database/sessions/sessionRows.ts';

/** By which way something was done; kept in the history. */
export type Way = 'web' | 'api' | 'import' | 'automation' | 'system';

export interface SessionUser {
  id: number;
  name: string;
  username: string;
  email: string | null;
  department: number | null;
  language: Language;
  timeZone: string;
  theme: 'light' | 'dark' | 'system';
  /** Null: as the language writes them. */
  dateFormat: DateFormat | null;
  numberFormat: NumberFormat | null;
}

/** Company settings that queries and values depend on. */
export interface CompanyFacts {
  name: string;
  currency: string;
  timeZone: string;
  /** 1–12 */
  fiscalYearStart: number;
  /** Absent: none. */
  limits?: CompanyLimits;
}

/** A rule that shares whatever fulfils its condition, as it holds for one person. */
export interface SharingRule {
  id: number;
  name: string;
  /** Path of the module it is about. */
  module: string;
  level: ShareLevel;
  condition: Condition;
}

/** Where somebody stands among people and departments: what reaches are made of. */
export interface Standing {
  /** The user's department, those the user heads or deputises for, and all below them. */
  departments: readonly number[];
  /** The departments the user heads or deputises for, and all below them. */
  headed: readonly number[];
  /** The user's department and all above it: what is shared with one of them is shared with the user. */
  above: readonly number[];
  /** The users of the user's own department, the user included. */
  colleagues: readonly number[];
  /** Those who report to the user, and to them, all the way down. */
  reports: readonly number[];
  /** The users of `headed`. */
  led: readonly number[];
  /** The users of `departments`, those who report to the user, and the user. */
  team: readonly number[];
  /** Whether anything is shared with the user or one of `above`. */
  sharedWith: boolean;
}

/** A look into a pool: of one module its records are seen, instead of what the roles reach, and nothing is changed. */
export interface Lens {
  /** Name of the module. */
  module: string;
  pool: number;
  /** Fields that are hidden until a record is claimed. */
  masked: ReadonlySet<string>;
}

/**
 * Who is asking, and all that the access rules need of them. Made anew for each request from the users, departments
 * and roles as they are then, so a change of rights holds from the next request on.
 */
export interface Session {
  /** Null for the system itself. */
  user: SessionUser | null;
  /** Rights of all the user's roles added up, by module path; `*` for modules not named. */
  grants: RightsTable;
  /** Ids of the user's roles: layouts may differ by them. */
  roles: readonly number[];
  /** Functions of all roles: settings, users, audit, purge… */
  functions: ReadonlySet<string>;
  /** Where the user stands among people and departments. */
  standing: Standing;
  /** The rules that share records with the user. */
  sharingRules: readonly SharingRule[];
  language: Language;
  company: CompanyFacts;
  way: Way;
  /** The address the request came from; null where there is no request. */
  ip: string | null;
  /** The job in whose name this is done. */
  job: number | null;
  /** Set while looking into a pool. ACC-07 */
  lens?: Lens;
  /** Set while acting with full rights: why. */
  elevation: string | null;
  /** What a token is narrowed to (see scopes.ts); null: nothing is taken from the user's rights. */
  scopes: readonly string[] | null;
  /** The sign-in or token behind it, so that it can be ended; with what the person still has to do after signing in. */
  credential: { kind: 'cookie' | 'token'; id: number; source?: Source; pending?: readonly Step[] } | null;
}
