import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/** Time without a request, and since signing in, after which a sign-in is over. */
const idle = sql`interval '12 hours'`;
const absolute = sql`interval '14 days'`;

/** Ends as soon as the user's password is another: the mark is made from its seal. */
const passwordMark = sql`md5(u.password)`;

export interface SignedIn {
  id: number;
  user: number;
  createdAt: string;
  lastSeenAt: string;
}

export async function insertSession(
  db: Executor,
  session: { tokenHash: Buffer; user: number; ip: string; agent: string | null },
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into session (token_hash, "user", password_mark, ip, agent)
    select ${session.tokenHash}, u.id, ${passwordMark}, ${session.ip}, ${session.agent}
    from "user" u where u.id = ${session.user}
    returning id`.execute(db);
  return (rows[0] as { id: number }).id;
}

/** The living sign-in behind a token, with the times its end is reckoned from. */
export async function findSession(db: Executor, tokenHash: Buffer): Promise<SignedIn | null> {
  const { rows } = await sql<SignedIn>`
    select s.id, s."user", s.created_at as "createdAt", s.last_seen_at as "lastSeenAt"
    from session s join "user" u on u.id = s."user" and s.password_mark = ${passwordMark}
    where s.token_hash = ${tokenHash}
      and s.last_seen_at > now() - ${idle} and s.created_at > now() - ${absolute}`.execute(db);
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

export async function deleteSession(db: Executor, tokenHash: Buffer): Promise<void> {
  await sql`delete from session where token_hash = ${tokenHash}`.execute(db);
}

/** Removes what is over anyway. */
export async function deleteExpiredSessions(db: Executor): Promise<void> {
  await sql`
    delete from session
    where last_seen_at <= now() - ${idle} or created_at <= now() - ${absolute}`.execute(db);
}
