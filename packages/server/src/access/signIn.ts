import type { Database } from '../database/connection.ts';
import { findCredentials } from '../database/organization/findCredentials.ts';
import { countAttempt, deleteOldAttempts, forgetAttempts } from '../database/sessions/attemptRows.ts';
import { deleteExpiredSessions, deleteSession, insertSession } from '../database/sessions/sessionRows.ts';
import { ProblemError } from '../problem.ts';
import type { AccessCache } from './accessCache.ts';
import { passwordOpens } from './password.ts';
import { digestOf, newSecret } from './secretToken.ts';

export interface SignInRequest {
  username: string;
  password: string;
  ip: string;
  agent: string | null;
  /** The cookie that came along; its session ends, so that a planted one is worth nothing. */
  former: string | null;
}

/** Opens and ends the sessions of people who sign in with name and password. */
export class SignIn {
  private readonly database: Database;
  private readonly cache: AccessCache;

  constructor(database: Database, cache: AccessCache) {
    this.database = database;
    this.cache = cache;
  }

  /**
   * Answers take the same time and words for unknown names as for wrong passwords.
   * @throws ProblemError unauthenticated; tooMany while the name is locked for this address
   * @returns the secret for the cookie
   */
  async signIn({ username, password, ...request }: SignInRequest): Promise<{ secret: string; user: number }> {
    const db = this.database.kysely;
    const name = username.trim().toLowerCase();
    const wait = await countAttempt(db, name, request.ip);
    if (wait > 0) throw locked(wait);
    const known = await findCredentials(db, name);
    const opened = await passwordOpens(known?.seal ?? null, password);
    if (!known || !opened) throw wrongCredentials();
    await forgetAttempts(db, name, request.ip);
    if (known.status !== 'active') throw deactivated();
    const secret = await this.open(known.id, request);
    return { secret, user: known.id };
  }

  /** A session for somebody whose identity is beyond doubt: after set-up, or after a new password. */
  async open(
    user: number,
    { ip, agent, former }: Omit<SignInRequest, 'username' | 'password'>,
  ): Promise<string> {
    if (former !== null) await this.end(former);
    const secret = newSecret();
    await insertSession(this.database.kysely, { tokenHash: digestOf(secret), user, ip, agent });
    return secret;
  }

  async end(secret: string): Promise<void> {
    await deleteSession(this.database.kysely, digestOf(secret));
    this.cache.clear();
  }

  /** Removes what nobody can use any more. */
  async sweep(): Promise<void> {
    await deleteExpiredSessions(this.database.kysely);
    await deleteOldAttempts(this.database.kysely);
  }
}

function wrongCredentials(): ProblemError {
  return new ProblemError('unauthenticated', {
    zh: '登录名或密码不正确',
    en: 'The login name or the password is wrong',
  });
}

function deactivated(): ProblemError {
  return new ProblemError('unauthenticated', {
    zh: '此账号已停用，请联系管理员',
    en: 'This account is deactivated; please ask your administrator',
  });
}

function locked(seconds: number): ProblemError {
  return new ProblemError(
    'tooMany',
    {
      zh: `尝试次数过多，请在 ${seconds} 秒后再试`,
      en: `Too many attempts; please try again in ${seconds} seconds`,
    },
    [],
    { retryAfter: seconds },
  );
}
