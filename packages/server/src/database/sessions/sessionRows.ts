import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/** Time without a request, and since signing in, after which a sign-in is over. */
const idle = sql`interval '12 hours'`;
const absolute = sql`interval '14 days'`;

/** Ends as soon as the user's password is another: the mark is made from its seal. */
const passwordMark = sql`md5(coalesce(u.password, ''))`;

const alive = sql`s.last_seen_at > now() - ${idle} and s.created_at > now() - ${absolute}`;

/** How somebody was known: by a password of ours, by the company's directory, by an OpenID provider. */
export type Source = 'password' | 'ldap' | 'oidc';

/** What has to be done after signing in before anything else. */
export type Step = 'password' | 'secondFactor';

export interface SignedIn {
  id: number;
  user: number;
  source: Source;
  pending: Step[];
}

/** A living sign-in as its owner, or an administrator, is told of it. */
export interface OpenSession {
  id: number;
  source: Source;
  ip: string | null;
  agent: string | null;
  createdAt: string;
  lastSeenAt: string;
}

export interface NewSession {
  tokenHash: Buffer;
  user: number;
  ip: string;
  agent: string | null;
  source: Source;
  pending: readonly Step[];
  idToken: string | null;
}

export async function insertSession(db: Executor, session: NewSession): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into session (token_hash, "user", password_mark, ip, agent, source, pending, id_token)
    select ${session.tokenHash}, u.id, ${passwordMark}, ${session.ip}, ${session.agent}, ${session.source},
      ${[...session.pending]}::text[], ${session.idToken}
    from "user" u where u.id = ${session.user}
    returning id`.execute(db);
  return (rows[0] as { id: number }).id;
}

/** The living sign-in behind a token. */
export async function findSession(db: Executor, tokenHash: Buffer): Promise<SignedIn | null> {
  const { rows } = await sql<SignedIn>`
    select s.id, s."user", s.source, s.pending
    from session s join "user" u on u.id = s."user" and s.password_mark = ${passwordMark}
    where s.token_hash = ${tokenHash} and ${alive}`.execute(db);
  return rows[0] ?? null;
}

/** Those of the sign-ins that still hold; looking does not count as using them. */
export async function standingSessions(db: Executor, ids: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select s.id from session s join "user" u on u.id = s."user" and s.password_mark = ${passwordMark}
    where s.id = any(${ids}::bigint[]) and u.status = 'active' and u.deleted_at is null
      and s.last_seen_at > now() - ${idle} and s.created_at > now() - ${absolute}`.execute(db);
  return rows.map(({ id }) => id);
}

/** Notes that the session is in use; costs a write, so callers ask for it now and then only. */
export async function touchSession(db: Executor, id: number): Promise<void> {
  await sql`update session set last_seen_at = now() where id = ${id}`.execute(db);
}

/** @returns what the provider of the sign-in wants to hear of its end */
export async function deleteSession(
  db: Executor,
  tokenHash: Buffer,
): Promise<{ user: number; idToken: string | null } | null> {
  const { rows } = await sql<{ user: number; idToken: string | null }>`
    delete from session where token_hash = ${tokenHash} returning "user", id_token as "idToken"`.execute(db);
  return rows[0] ?? null;
}

/** The living sign-ins of a user, the one used last first. */
export async function sessionsOf(db: Executor, user: number): Promise<OpenSession[]> {
  const { rows } = await sql<OpenSession>`
    select s.id, s.source, s.ip, s.agent, s.created_at as "createdAt", s.last_seen_at as "lastSeenAt"
    from session s join "user" u on u.id = s."user" and s.password_mark = ${passwordMark}
    where s."user" = ${user} and ${alive} order by s.last_seen_at desc, s.id desc limit 200`.execute(db);
  return rows;
}

/** @returns whether the user had such a session */
export async function deleteSessionOf(db: Executor, user: number, id: number): Promise<boolean> {
  const { rows } = await sql`delete from session where "user" = ${user} and id = ${id} returning id`.execute(
    db,
  );
  return rows.length > 0;
}

/** @returns how many there were besides `except` */
export async function deleteSessionsOf(db: Executor, user: number, except: number | null): Promise<number> {
  const { rows } = await sql`
    delete from session where "user" = ${user} and id is distinct from ${except}::bigint returning id`.execute(
    db,
  );
  return rows.length;
}

/** Removes what is over anyway. */
export async function deleteExpiredSessions(db: Executor): Promise<void> {
  await sql`
    delete from session
    where last_seen_at <= now() - ${idle} or created_at <= now() - ${absolute}`.execute(db);
}
