import type { AccessCache } from '../access/accessCache.ts';
import { lockRules, type SecuritySettings } from '../access/securitySettings.ts';
import type { Session } from '../access/session.ts';
import type { Database } from '../database/connection.ts';
import { type Lock, locksOf, unlock } from '../database/sessions/attemptRows.ts';
import { identitiesOf } from '../database/sessions/identityRows.ts';
import {
  deleteSessionOf,
  deleteSessionsOf,
  type OpenSession,
  type Source,
  sessionsOf,
} from '../database/sessions/sessionRows.ts';
import { type ApiToken, tokensOf } from '../database/sessions/tokenRows.ts';
import { notFound } from '../problem.ts';
import { codeAttempts, type SecondFactorState, type SecondFactors } from './secondFactors.ts';
import type { SignInLog } from './signInLog.ts';

export type ListedSession = OpenSession & {
  /** Whether it is the one that asks. */
  current: boolean;
};

/** How somebody's account stands, as an administrator is told. */
export interface AccountSecurity {
  secondFactor: SecondFactorState & { required: boolean };
  locks: Lock[];
  sessions: ListedSession[];
  tokens: ApiToken[];
  /** Who else vouches for this user. */
  sources: Source[];
}

export interface OpenSessionDependencies {
  database: Database;
  cache: AccessCache;
  security: SecuritySettings;
  secondFactors: SecondFactors;
  required(user: number): Promise<boolean>;
  log: SignInLog;
}

/** Who is signed in where, and the end of it. */
export class OpenSessions {
  private readonly needs: OpenSessionDependencies;

  constructor(needs: OpenSessionDependencies) {
    this.needs = needs;
  }

  async list(user: number, session: Session): Promise<ListedSession[]> {
    const mine = session.credential?.kind === 'cookie' ? session.credential.id : null;
    const found = await sessionsOf(this.needs.database.kysely, user);
    return found.map((one) => ({ ...one, current: one.id === mine }));
  }

  /** @throws ProblemError notFound when the user has no such session */
  async revoke(session: Session, user: number, id: number): Promise<void> {
    if (!(await deleteSessionOf(this.needs.database.kysely, user, id))) throw notFound();
    await this.revoked(session, user, 1);
  }

  /** All of a user's but the one that asks. @returns how many */
  async revokeOthers(session: Session, user: number): Promise<number> {
    const mine = session.credential?.kind === 'cookie' ? session.credential.id : null;
    const count = await deleteSessionsOf(this.needs.database.kysely, user, mine);
    if (count > 0) await this.revoked(session, user, count);
    return count;
  }

  async security(session: Session, user: number, username: string): Promise<AccountSecurity> {
    const { database, security, secondFactors, required } = this.needs;
    const rules = lockRules(await security.policy());
    return {
      secondFactor: { ...(await secondFactors.state(user)), required: await required(user) },
      locks: await locksOf(database.kysely, namesOf(user, username), rules),
      sessions: await this.list(user, session),
      tokens: await tokensOf(database.kysely, user),
      sources: await identitiesOf(database.kysely, user),
    };
  }

  /** Forgets all failures. */
  async unlock(session: Session, user: number, username: string): Promise<void> {
    if (!(await unlock(this.needs.database.kysely, namesOf(user, username)))) return;
    await this.needs.log({ session, kind: 'signIn.unlocked', module: 'user', record: user, label: username });
  }

  /** For somebody whose phone is gone: what was enrolled is worth nothing any more, and all sessions end. */
  async resetSecondFactor(session: Session, user: number, username: string): Promise<void> {
    if (!(await this.needs.secondFactors.remove(user))) throw notFound();
    await this.revokeOthers(session, user);
    await this.needs.log({ session, kind: 'twoFactor.reset', module: 'user', record: user, label: username });
  }

  private async revoked(session: Session, user: number, count: number): Promise<void> {
    this.needs.cache.clear();
    await this.needs.log({
      session,
      kind: 'session.revoked',
      module: 'user',
      record: user,
      detail: { count },
    });
  }
}

const namesOf = (user: number, username: string) => [username.toLowerCase(), codeAttempts(user).username];
