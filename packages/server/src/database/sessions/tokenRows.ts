import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

export interface ApiToken {
  id: number;
  name: string;
  scopes: string[];
  until: string | null;
  createdAt: string;
  lastUsedAt: string | null;
}

const columns = sql`id, name, scopes, until, created_at as "createdAt", last_used_at as "lastUsedAt"`;

export async function insertToken(
  db: Executor,
  token: { tokenHash: Buffer; user: number; name: string; scopes: string[]; until: string | null },
): Promise<ApiToken> {
  const { rows } = await sql<ApiToken>`
    insert into api_token (token_hash, "user", name, scopes, until)
    values (${token.tokenHash}, ${token.user}, ${token.name}, ${token.scopes}, ${token.until})
    returning ${columns}`.execute(db);
  return rows[0] as ApiToken;
}

export async function tokensOf(db: Executor, user: number): Promise<ApiToken[]> {
  const { rows } = await sql<ApiToken>`
    select ${columns} from api_token where "user" = ${user} order by id`.execute(db);
  return rows;
}

/** The user and scopes behind a token that has not run out. */
export async function findToken(
  db: Executor,
  tokenHash: Buffer,
): Promise<{ id: number; user: number; scopes: string[]; until: string | null } | null> {
  const { rows } = await sql<{ id: number; user: number; scopes: string[]; until: string | null }>`
    select id, "user", scopes, until from api_token
    where token_hash = ${tokenHash} and (until is null or until > now())`.execute(db);
  return rows[0] ?? null;
}

/** Those of the tokens that still hold. */
export async function standingTokens(db: Executor, ids: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select t.id from api_token t join "user" u on u.id = t."user"
    where t.id = any(${ids}::bigint[]) and u.status = 'active' and u.deleted_at is null
      and (t.until is null or t.until > now())`.execute(db);
  return rows.map(({ id }) => id);
}

export async function touchToken(db: Executor, id: number): Promise<void> {
  await sql`update api_token set last_used_at = now() where id = ${id}`.execute(db);
}

/** @returns the name it went by; null when it is none of the user's */
export async function deleteToken(db: Executor, user: number, id: number): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`
    delete from api_token where id = ${id} and "user" = ${user} returning name`.execute(db);
  return rows[0]?.name ?? null;
}
