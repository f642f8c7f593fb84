import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/** Somebody who was sent to the provider and is expected back. */
export interface OidcAttempt {
  nonce: string;
  verifier: string;
  /** Where in the app to go on. */
  back: string;
}

/** How long somebody may take at the provider. */
const patience = sql`interval '15 minutes'`;

export async function insertOidcAttempt(
  db: Executor,
  stateHash: Buffer,
  { nonce, verifier, back }: OidcAttempt,
): Promise<void> {
  await sql`delete from oidc_attempt where created_at < now() - ${patience}`.execute(db);
  await sql`
    insert into oidc_attempt (state_hash, nonce, verifier, back)
    values (${stateHash}, ${nonce}, ${verifier}, ${back})`.execute(db);
}

/** Takes it away: nobody comes back twice. @returns null when nobody is expected under this state, any more */
export async function takeOidcAttempt(db: Executor, stateHash: Buffer): Promise<OidcAttempt | null> {
  const { rows } = await sql<OidcAttempt>`
    delete from oidc_attempt where state_hash = ${stateHash} and created_at > now() - ${patience}
    returning nonce, verifier, back`.execute(db);
  return rows[0] ?? null;
}
