import type { Language, RightsTable } from '@gejie/core';

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
}

/** Company settings that queries and values depend on. */
export interface CompanyFacts {
  name: string;
  currency: string;
  timeZone: string;
  /** 1–12 */
  fiscalYearStart: number;
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
  /** Functions of all roles: settings, users, audit, purge… */
  functions: ReadonlySet<string>;
  /** The user's department, those the user heads, and all below them. */
  departments: readonly number[];
  /** The users of the user's own department, the user included. */
  colleagues: readonly number[];
  /** The users of those departments, the user included. */
  team: readonly number[];
  language: Language;
  company: CompanyFacts;
  way: Way;
  /** The address the request came from; null where there is no request. */
  ip: string | null;
  /** The job in whose name this is done. */
  job: number | null;
  /** Set while acting with full rights: why. */
  elevation: string | null;
  /** What a token is narrowed to (see scopes.ts); null: nothing is taken from the user's rights. */
  scopes: readonly string[] | null;
  /** The sign-in or token behind it, so that it can be ended. */
  credential: { kind: 'cookie' | 'token'; id: number } | null;
}
