import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/** A letter about to be sent: of what it tells is looked up when it is sent. */
export interface ClaimedLetter {
  id: number;
  user: number;
  notices: number[];
  digest: boolean;
  /** Of the process that sends it. */
  claim: string;
}

/**
 * Makes letters of the notices that are to go by mail at once, one for each person; a notice goes into one letter only,
 * however many processes gather.
 */
export async function gatherLetters(db: Executor): Promise<void> {
  await sql`
    with due as materialized (
      select id, "user" from notice where way = 'mail' and lettered_at is null
      order by id limit 1000 for update skip locked),
    taken as (update notice n set lettered_at = now() from due where n.id = due.id)
    insert into notice_letter ("user", notices, digest)
    select "user", array_agg(id order by id), false from due group by "user"`.execute(db);
}

/** What nobody could send for days is no news any more. */
export async function passOverOldNotices(db: Executor): Promise<void> {
  await sql`
    update notice set lettered_at = now()
    where way = 'mail' and lettered_at is null and at < now() - interval '3 days'`.execute(db);
}

/** Makes the digest of a person of what has not been in one and not been read; none of nothing. */
export async function gatherDigest(db: Executor, user: number): Promise<void> {
  await sql`
    with taken as (
      update notice set lettered_at = now() where "user" = ${user} and way = 'digest' and lettered_at is null
      returning id, read_at)
    insert into notice_letter ("user", notices, digest)
    select ${user}, array_agg(id order by id), true from taken where read_at is null having count(*) > 0`.execute(
    db,
  );
}

/** Claims one that may be sent now, for so many milliseconds: other processes leave it alone until then. */
export async function claimLetter(db: Executor, milliseconds: number): Promise<ClaimedLetter | null> {
  const { rows } = await sql<ClaimedLetter>`
    update notice_letter set claim = gen_random_uuid(),
      next_try = now() + ${milliseconds} * interval '1 millisecond'
    where id = (
      select id from notice_letter where next_try <= now() order by next_try limit 1 for update skip locked)
    returning id, "user", notices, digest, claim`.execute(db);
  return rows[0] ?? null;
}

type Claim = Pick<ClaimedLetter, 'id' | 'claim'>;

export async function renewLetter(db: Executor, { id, claim }: Claim, milliseconds: number): Promise<void> {
  await sql`update notice_letter set next_try = now() + ${milliseconds} * interval '1 millisecond'
    where id = ${id} and claim = ${claim}`.execute(db);
}

export async function dropLetter(db: Executor, { id, claim }: Claim): Promise<void> {
  await sql`delete from notice_letter where id = ${id} and claim = ${claim}`.execute(db);
}

/** Tries again later, each time after twice as long; a day of that is enough. */
export async function putBackLetter(db: Executor, { id, claim }: Claim): Promise<void> {
  await sql`delete from notice_letter where id = ${id} and claim = ${claim} and tries >= 10`.execute(db);
  await sql`update notice_letter set tries = tries + 1, next_try = now() + interval '1 minute' * power(2, tries),
    claim = null where id = ${id} and claim = ${claim}`.execute(db);
}
