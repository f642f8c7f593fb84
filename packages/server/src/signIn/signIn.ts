import type { AccessCache } from '../access/accessCache.ts';
import type { SessionLoader } from '../access/loadSession.ts';
import { passwordOpens } from '../access/password.ts';
import { placeOf } from '../access/place.ts';
import { digestOf, newSecret } from '../access/secretToken.ts';
import { lockRules, type SecuritySettings } from '../access/securitySettings.ts';
import { codeNeeded, codeWrong, deactivated, lockedOut, wrongCredentials } from '../access/signInProblems.ts';
import type { Database } from '../database/connection.ts';
import { findCredentials } from '../database/organization/findCredentials.ts';
import {
  countAttempt,
  deleteOldAttempts,
  forgetAttempts,
  lockedFor,
  rememberPlace,
} from '../database/sessions/attemptRows.ts';
import {
  deleteExpiredSessions,
  deleteSession,
  deleteSessionsOf,
  insertSession,
  type Source,
  type Step,
} from '../database/sessions/sessionRows.ts';
import type { PendingSteps } from './pendingSteps.ts';
import { looksLikeRecoveryCode } from './recoveryCodes.ts';
import type { SecondFactors } from './secondFactors.ts';
import type { SignInLog } from './signInLog.ts';

/** Where a request comes from. */
export interface Origin {
  ip: string;
  agent: string | null;
  /** The cookie that came along; its session ends, so that a planted one is worth nothing. */
  former: string | null;
}

export interface SignInRequest extends Origin {
  username: string;
  password: string;
  /** Of the second factor. */
  code: string | null;
}

/** Somebody whose identity is beyond doubt. */
export interface Proven {
  id: number;
  active: boolean;
  source: Source;
}

export interface Opened {
  secret: string;
  user: number;
  pending: readonly Step[];
}

/** What else may know a name and password. */
export interface PasswordSource {
  /**
   * Takes as long for unknown names as for wrong passwords.
   * @throws ProblemError unavailable when it can't be asked
   */
  prove(username: string, password: string): Promise<Proven | null>;
  /** Whether a password kept here lets this user in as well. */
  allowsOwnPassword(user: number): Promise<boolean>;
}

export interface SignInDependencies {
  database: Database;
  cache: AccessCache;
  security: SecuritySettings;
  sessions: SessionLoader;
  secondFactors: SecondFactors;
  pendingSteps: PendingSteps;
  directory: PasswordSource;
  log: SignInLog;
}

/** Opens and ends the sessions of people. */
export class SignIn {
  private readonly needs: SignInDependencies;

  constructor(needs: SignInDependencies) {
    this.needs = needs;
  }

  /**
   * Answers take the same time and words for unknown names as for wrong passwords.
   * @throws ProblemError unauthenticated; secondFactor when a code is needed or wrong; tooMany while the name is locked
   * for this place; unavailable when only the directory could tell and it does not answer
   */
  async signIn({ username, password, code, ...origin }: SignInRequest): Promise<Opened> {
    const db = this.needs.database.kysely;
    const attempt = { username: username.trim().toLowerCase(), place: placeOf(origin.ip) };
    const rules = lockRules(await this.needs.security.policy());
    const wait = await countAttempt(db, attempt, rules);
    if (wait > 0) throw lockedOut(wait);
    const proven = await this.prove(attempt.username, password);
    if (!proven) {
      await this.noteFailure(attempt.username, origin.ip, 'password', null);
      const seconds = await lockedFor(db, attempt, rules);
      if (seconds > 0) await this.noteLock(attempt.username, origin.ip, seconds);
      throw wrongCredentials();
    }
    await forgetAttempts(db, attempt);
    if (!proven.active) {
      await this.noteFailure(attempt.username, origin.ip, 'deactivated', proven.id);
      throw deactivated();
    }
    await this.passSecondFactor(proven.id, code, attempt.username, origin.ip);
    await rememberPlace(db, proven.id, attempt.place);
    return this.admit(proven, origin);
  }

  /** A session for somebody who is known, with what the rules still want of that person. */
  async admit({ id, source }: Proven, origin: Origin, idToken: string | null = null): Promise<Opened> {
    const pending = await this.needs.pendingSteps.of(id, source);
    const secret = await this.open(id, origin, { source, pending, idToken });
    const session = await this.needs.sessions.sessionOf(id, { way: 'web' });
    await this.needs.log({
      session,
      kind: 'signIn',
      module: 'user',
      record: id,
      detail: { source },
      ip: origin.ip,
    });
    return { secret, user: id, pending };
  }

  /** Ends the session whose cookie came along and opens another under a new secret. */
  async open(
    user: number,
    { ip, agent, former }: Origin,
    {
      source = 'password',
      pending = [],
      idToken = null,
    }: {
      source?: Source;
      pending?: readonly Step[];
      idToken?: string | null;
    } = {},
  ): Promise<string> {
    if (former !== null) await this.end(former);
    const secret = newSecret();
    const tokenHash = digestOf(secret);
    await insertSession(this.needs.database.kysely, { tokenHash, user, ip, agent, source, pending, idToken });
    return secret;
  }

  /**
   * After something that changes what a session is worth: a new secret for this one, and the end of all others.
   * @param done the step that has been done
   */
  async renew(user: number, origin: Origin, source: Source, done: Step): Promise<string> {
    await deleteSessionsOf(this.needs.database.kysely, user, null);
    const pending = (await this.needs.pendingSteps.of(user, source)).filter((step) => step !== done);
    const secret = await this.open(user, { ...origin, former: null }, { source, pending });
    this.needs.cache.clear();
    return secret;
  }

  /** @returns what the provider of this sign-in wants to hear of its end */
  async end(secret: string): Promise<string | null> {
    const ended = await deleteSession(this.needs.database.kysely, digestOf(secret));
    this.needs.cache.clear();
    return ended?.idToken ?? null;
  }

  /** Removes what nobody can use any more. */
  async sweep(): Promise<void> {
    await deleteExpiredSessions(this.needs.database.kysely);
    await deleteOldAttempts(this.needs.database.kysely);
  }

  /** The directory is asked whatever our own password said, unless it opened: how long it takes tells nothing. */
  private async prove(username: string, password: string): Promise<Proven | null> {
    const { database, directory } = this.needs;
    const known = await findCredentials(database.kysely, username);
    const opened = await passwordOpens(known?.seal ?? null, password);
    if (known && opened && (await directory.allowsOwnPassword(known.id)))
      return { id: known.id, active: known.status === 'active', source: 'password' };
    return directory.prove(username, password);
  }

  private async passSecondFactor(
    user: number,
    code: string | null,
    username: string,
    ip: string,
  ): Promise<void> {
    const { secondFactors } = this.needs;
    if (!(await secondFactors.isOn(user))) return;
    if (code === null) throw codeNeeded();
    if (await secondFactors.opens(user, code)) {
      if (looksLikeRecoveryCode(code)) await this.noteRecovery(username, ip, user);
      return;
    }
    await this.noteFailure(username, ip, 'code', user);
    throw codeWrong();
  }

  /** Whoever has lost the phone, or found the codes. */
  private noteRecovery(label: string, ip: string, record: number): Promise<void> {
    return this.needs.log({ session: null, kind: 'twoFactor.recovered', module: 'user', record, label, ip });
  }

  private noteFailure(label: string, ip: string, why: string, record: number | null): Promise<void> {
    const about = record === null ? {} : { module: 'user', record };
    return this.needs.log({ session: null, kind: 'signIn.failed', label, detail: { why }, ip, ...about });
  }

  private noteLock(label: string, ip: string, seconds: number): Promise<void> {
    return this.needs.log({ session: null, kind: 'signIn.locked', label, detail: { seconds }, ip });
  }
}
