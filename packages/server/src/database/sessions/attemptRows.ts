import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/** Failures that cost nothing; each further one doubles the wait, up to the longest. Seconds. */
const free = 5;
const firstWait = 30;
const longestWait = 3600;
/** Without a failure for so long, all is forgotten. */
const memory = sql`interval '1 day'`;

const wait = sql`make_interval(secs => case when a.failures < ${free} then 0
  else least(${longestWait}, ${firstWait} * power(2, least(a.failures - ${free}, 20))) end)`;

/**
 * Counts an attempt before it is judged, so that many at once are no way around the count. Success takes it back
 * ({@link forgetAttempts}).
 * @returns seconds to wait when the name is locked for this address; 0 when the attempt may go on
 */
export async function countAttempt(db: Executor, username: string, ip: string): Promise<number> {
  const { rows } = await sql`
    insert into sign_in_attempt as a (username, ip, failures, last_at) values (${username}, ${ip}, 1, now())
    on conflict (username, ip) do update set
      failures = case when a.last_at < now() - ${memory} then 1 else a.failures + 1 end,
      last_at = now()
    where a.last_at + ${wait} <= now()
    returning failures`.execute(db);
  return rows.length > 0 ? 0 : secondsLeft(db, username, ip);
}

async function secondsLeft(db: Executor, username: string, ip: string): Promise<number> {
  const { rows } = await sql<{ seconds: number }>`
    select ceil(extract(epoch from a.last_at + ${wait} - now()))::int as seconds
    from sign_in_attempt a where username = ${username} and ip = ${ip}`.execute(db);
  return Math.max(1, rows[0]?.seconds ?? 1);
}

export async function forgetAttempts(db: Executor, username: string, ip: string): Promise<void> {
  await sql`delete from sign_in_attempt where username = ${username} and ip = ${ip}`.execute(db);
}

export async function deleteOldAttempts(db: Executor): Promise<void> {
  await sql`delete from sign_in_attempt where last_at < now() - ${memory}`.execute(db);
}
