import { sql } from 'kysely';
import type { Database } from '../connection.ts';

/** Makes the sessions of a user older, or longer unused, than they are. */
export async function ageSessions(
  database: Database,
  user: number,
  { age = '0', idle = '0' },
): Promise<void> {
  await sql`
    update session set created_at = now() - ${age}::interval, last_seen_at = now() - ${idle}::interval
    where "user" = ${user}`.execute(database.kysely);
}

/** Breaks every connection to this database but the one that does it. */
export async function cutConnections(database: Database): Promise<void> {
  const others = sql`from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;
  // All at once, then waited for: one that is slow to end would leave the next ones time to be used again.
  await database.kysely.connection().execute(async (line) => {
    await sql`select pg_terminate_backend(pid) ${others}`.execute(line);
    await sql`select pg_terminate_backend(pid, 5000) ${others}`.execute(line);
  });
}

/** Cuts again every so many milliseconds, one after the other: whoever cuts may find the own line cut. */
export function cuttingAgain(cut: () => Promise<void>, every: number): { stop(): Promise<void> } {
  let last = Promise.resolve();
  const cutting = setInterval(() => {
    last = last.then(cut).catch(() => undefined);
  }, every);
  return {
    /** The last cut is over when this is. */
    async stop() {
      clearInterval(cutting);
      await last;
    },
  };
}

/** Lets time pass since the last attempt to sign in with this name. */
export async function ageAttempts(database: Database, username: string, by: string): Promise<void> {
  await sql`update sign_in_attempt set last_at = last_at - ${by}::interval where username = ${username}`.execute(
    database.kysely,
  );
}

/** All that is kept of somebody's second factor. */
export async function storedSecondFactors(database: Database, user: number): Promise<unknown[]> {
  const { rows } = await sql`
    select f.secret, encode(r.hash, 'escape') as hash from second_factor f
    left join recovery_code r on r."user" = f."user" where f."user" = ${user}`.execute(database.kysely);
  return rows;
}

/** Makes the present password of a user older than it is. */
export async function agePassword(database: Database, user: number, by: string): Promise<void> {
  await sql`update password_seal set at = at - ${by}::interval where "user" = ${user}`.execute(
    database.kysely,
  );
}

/** Everything that is kept of the passwords of a user. */
export async function passwordsKept(database: Database, user: number): Promise<string[]> {
  const { rows } = await sql<{ seal: string }>`
    select password as seal from "user" where id = ${user}
    union all select seal from password_seal where "user" = ${user}`.execute(database.kysely);
  return rows.map(({ seal }) => seal);
}
