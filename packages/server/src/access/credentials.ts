import type { Database } from '../database/connection.ts';
import { findSession, touchSession } from '../database/sessions/sessionRows.ts';
import { findToken, touchToken } from '../database/sessions/tokenRows.ts';
import type { AccessCache } from './accessCache.ts';
import { digestOf } from './secretToken.ts';
import type { Session } from './session.ts';

/** What a cookie or token stands for. */
export interface Credential {
  user: number;
  scopes: readonly string[] | null;
  credential: NonNullable<Session['credential']>;
}

/** Seconds a credential is taken for granted before the database is asked, and told that it is in use, again. */
const trust = 60;

/** Looks up the secrets that come with requests. */
export class Credentials {
  private readonly database: Database;
  private readonly cache: AccessCache;

  constructor(database: Database, cache: AccessCache) {
    this.database = database;
    this.cache = cache;
  }

  /** @returns null for a secret that is unknown, run out or ended */
  ofCookie(secret: string): Promise<Credential | null> {
    const hash = digestOf(secret);
    return this.cache.get(
      `session:${hash.toString('base64')}`,
      async () => {
        const session = await findSession(this.database.kysely, hash);
        if (!session) return null;
        await touchSession(this.database.kysely, session.id);
        return {
          user: session.user,
          scopes: null,
          credential: { kind: 'cookie', id: session.id, source: session.source, pending: session.pending },
        };
      },
      trust,
    );
  }

  async ofToken(secret: string): Promise<Credential | null> {
    const hash = digestOf(secret);
    const found = await this.cache.get(
      `token:${hash.toString('base64')}`,
      async () => {
        const token = await findToken(this.database.kysely, hash);
        if (token) await touchToken(this.database.kysely, token.id);
        return token;
      },
      trust,
    );
    if (!found || (found.until !== null && Date.parse(found.until) <= Date.now())) return null;
    return { user: found.user, scopes: found.scopes, credential: { kind: 'token', id: found.id } };
  }
}
