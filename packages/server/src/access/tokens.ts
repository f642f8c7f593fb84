import { z } from 'zod';
import { append } from '../audit/operationLog.ts';
import type { Database } from '../database/connection.ts';
import { type ApiToken, deleteToken, insertToken, tokensOf } from '../database/sessions/tokenRows.ts';
import { plainText } from '../plainText.ts';
import { invalidField, notFound } from '../problem.ts';
import type { AccessCache } from './accessCache.ts';
import { scopePattern } from './scopes.ts';
import { digestOf, newSecret } from './secretToken.ts';
import type { Session } from './session.ts';

export const newTokenSchema = z.strictObject({
  name: plainText(100).min(1),
  scopes: z
    .array(z.string().regex(scopePattern, { error: 'notChoice' }))
    .min(1)
    .max(50),
  /** The token's last moment; absent: it does not run out. */
  until: z.union([z.iso.datetime({ offset: true }), z.iso.date()], { error: 'notDateTime' }).nullish(),
});

/** Tokens by which programs act for a user. */
export class Tokens {
  private readonly database: Database;
  private readonly cache: AccessCache;

  constructor(database: Database, cache: AccessCache) {
    this.database = database;
    this.cache = cache;
  }

  /** @returns the token's description and, this once, its secret */
  async create(
    session: Session,
    user: number,
    wish: z.infer<typeof newTokenSchema>,
  ): Promise<ApiToken & { token: string }> {
    // A day includes its last second, wherever the user lives.
    const until = wish.until
      ? new Date(wish.until.length === 10 ? `${wish.until}T23:59:59Z` : wish.until)
      : null;
    if (until && until.getTime() <= Date.now()) {
      throw invalidField('until', 'tooSmall', { min: new Date().toISOString() });
    }
    const token = `gejie_${newSecret()}`;
    const facts = { name: wish.name, scopes: wish.scopes, until: until?.toISOString() ?? null };
    const row = await this.database.transaction(async (tx) => {
      const made = await insertToken(tx, { tokenHash: digestOf(token), user, ...facts });
      await append(tx, {
        session,
        kind: 'token.created',
        label: wish.name,
        detail: { token: made.id, scopes: facts.scopes, until: facts.until },
      });
      return made;
    });
    return { ...row, token };
  }

  list(user: number): Promise<ApiToken[]> {
    return tokensOf(this.database.kysely, user);
  }

  /** @throws ProblemError notFound when it is not one of the user's */
  async revoke(session: Session, user: number, id: number): Promise<void> {
    await this.database.transaction(async (tx) => {
      const gone = await deleteToken(tx, user, id);
      if (gone === null) throw notFound();
      await append(tx, { session, kind: 'token.revoked', label: gone, detail: { token: id } });
    });
    this.cache.clear();
  }
}
