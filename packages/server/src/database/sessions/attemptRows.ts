import { type RawBuilder, sql } from 'kysely';
import type { Executor } from '../connection.ts';

/** When failures begin to cost time, and how much. Seconds. */
export interface LockRules {
  /** Failures that cost nothing; each further one doubles the wait. */
  attempts: number;
  firstWait: number;
  longestWait: number;
}

/** Who tries, and from where. */
export interface Attempt {
  username: string;
  /** See placeOf. */
  place: string;
}

/** Without a failure for so long, all is forgotten. */
const memory = sql`interval '1 day'`;
/** How long a place from which somebody signed in counts as familiar. */
const familiarity = sql`interval '60 days'`;

/** Stands for all unfamiliar places together. */
const elsewhere = '*';
/**
 * So many times the failures of one place are borne from all unfamiliar ones together. Then they wait, too, but never
 * longer than this: whoever guesses from many addresses can delay the owner of the name at a place that is new to us,
 * not keep that person out.
 */
const crowd = 10;
const longestElsewhere = 900;

const rulesElsewhere = ({ attempts, firstWait, longestWait }: LockRules): LockRules => ({
  attempts: attempts * crowd,
  firstWait,
  longestWait: Math.min(longestWait, longestElsewhere),
});

const wait = ({ attempts, firstWait, longestWait }: LockRules): RawBuilder<unknown> => sql`
  make_interval(secs => case when a.failures < ${attempts}::int then 0
  else least(${longestWait}::float8, ${firstWait}::float8 * power(2, least(a.failures - ${attempts}::int, 20))) end)`;

/**
 * Counts an attempt before it is judged, so that many at once are no way around the count. Success takes it back
 * ({@link forgetAttempts}).
 * @returns seconds to wait when the name is locked for this place; 0 when the attempt may go on
 */
export async function countAttempt(db: Executor, attempt: Attempt, rules: LockRules): Promise<number> {
  if (!(await counted(db, attempt, rules))) return secondsLeft(db, attempt, rules);
  if (await isFamiliar(db, attempt)) return 0;
  const all = { ...attempt, place: elsewhere };
  if (await counted(db, all, rulesElsewhere(rules))) return 0;
  // It is not going to be judged, so it is no failure of this place.
  await sql`update sign_in_attempt set failures = failures - 1
    where username = ${attempt.username} and ip = ${attempt.place} and failures > 0`.execute(db);
  return secondsLeft(db, all, rulesElsewhere(rules));
}

/** By the clock, not by `now()`: whoever waited for the row would be before the attempt that was counted meanwhile. */
async function counted(db: Executor, { username, place }: Attempt, rules: LockRules): Promise<boolean> {
  const { rows } = await sql`
    insert into sign_in_attempt as a (username, ip, failures, last_at) values (${username}, ${place}, 1, clock_timestamp())
    on conflict (username, ip) do update set
      failures = case when a.last_at < now() - ${memory} then 1 else a.failures + 1 end,
      last_at = clock_timestamp()
    where a.failures < ${rules.attempts}::int or a.last_at + ${wait(rules)} <= clock_timestamp()
    returning failures`.execute(db);
  return rows.length > 0;
}

async function secondsLeft(db: Executor, attempt: Attempt, rules: LockRules): Promise<number> {
  return Math.max(1, await lockedFor(db, attempt, rules));
}

/** Seconds for which nobody gets in with this name from this place; 0 when it is not locked. */
export async function lockedFor(
  db: Executor,
  { username, place }: Attempt,
  rules: LockRules,
): Promise<number> {
  const { rows } = await sql<{ seconds: number }>`
    select ceil(extract(epoch from a.last_at + ${wait(rules)} - now()))::int as seconds
    from sign_in_attempt a where username = ${username} and ip = ${place}`.execute(db);
  return Math.max(0, rows[0]?.seconds ?? 0);
}

async function isFamiliar(db: Executor, { username, place }: Attempt): Promise<boolean> {
  const { rows } = await sql`
    select from sign_in_place p join "user" u on u.id = p."user"
    where lower(u.username) = lower(${username}) and u.deleted_at is null
      and p.ip = ${place} and p.last_at > now() - ${familiarity}`.execute(db);
  return rows.length > 0;
}

/** After a success: of all unfamiliar places only this one attempt is taken back, the others were not of this person. */
export async function forgetAttempts(db: Executor, attempt: Attempt): Promise<void> {
  const { username, place } = attempt;
  await sql`delete from sign_in_attempt where username = ${username} and ip = ${place}`.execute(db);
  if (await isFamiliar(db, attempt)) return;
  await sql`update sign_in_attempt set failures = failures - 1
    where username = ${username} and ip = ${elsewhere} and failures > 0`.execute(db);
}

/** Guesses of others do not keep this user out of this place any more. */
export async function rememberPlace(db: Executor, user: number, place: string): Promise<void> {
  await sql`
    insert into sign_in_place ("user", ip) values (${user}, ${place})
    on conflict ("user", ip) do update set last_at = now()`.execute(db);
}

/** A place for which one of these names is locked; null: for all places that are new to us. */
export interface Lock {
  place: string | null;
  seconds: number;
}

export async function locksOf(db: Executor, usernames: readonly string[], rules: LockRules): Promise<Lock[]> {
  const seconds = (one: LockRules) => sql`ceil(extract(epoch from a.last_at + ${wait(one)} - now()))::int`;
  const { rows } = await sql<Lock>`
    select nullif(ip, ${elsewhere}) as place, seconds from (
      select ip, case when ip = ${elsewhere} then ${seconds(rulesElsewhere(rules))} else ${seconds(rules)} end as seconds
      from sign_in_attempt a where username = any(${usernames}::text[])
    ) as l where seconds > 0 order by seconds desc limit 50`.execute(db);
  return rows;
}

/** @returns whether there was anything to forget */
export async function unlock(db: Executor, usernames: readonly string[]): Promise<boolean> {
  const { rows } = await sql`
    delete from sign_in_attempt where username = any(${usernames}::text[]) returning 1`.execute(db);
  return rows.length > 0;
}

export async function deleteOldAttempts(db: Executor): Promise<void> {
  await sql`delete from sign_in_attempt where last_at < now() - ${memory}`.execute(db);
  await sql`delete from sign_in_place where last_at < now() - ${familiarity}`.execute(db);
}
