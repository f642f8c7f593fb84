import type { Session } from '../access/session.ts';

/** What the operation log is told of signing in. */
export interface SignInEntry {
  /** Whose doing it is; null for somebody who is not signed in. */
  session: Session | null;
  kind: `${'signIn' | 'secondFactor' | 'session' | 'password' | 'settings'}.${string}`;
  /** The user it is about. */
  record?: number;
  /** The login name, or what was changed. */
  label?: string;
  detail?: Record<string, unknown>;
  ip?: string;
}

export type SignInLog = (entry: SignInEntry) => Promise<void>;
