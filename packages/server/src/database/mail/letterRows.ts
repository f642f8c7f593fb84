import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/** A letter that waits: of what it tells is looked up when it is sent. */
export interface WaitingLetter {
  id: number;
  user: number;
  notices: number[];
  digest: boolean;
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

/** Letters that may be sent now, kept from other processes until the transaction ends. */
export async function takeLetters(db: Executor, limit: number): Promise<WaitingLetter[]> {
  const { rows } = await sql<WaitingLetter>`
    select id, "user", notices, digest from notice_letter where next_try <= now()
    order by next_try limit ${limit} for update skip locked`.execute(db);
  return rows.map((row) => ({ ...row, notices: row.notices.map(Number) }));
}

export async function dropLetter(db: Executor, id: number): Promise<void> {
  await sql`delete from notice_letter where id = ${id}`.execute(db);
}

/** Tries again later, each time after twice as long; a day of that is enough. */
export async function putBackLetter(db: Executor, id: number): Promise<void> {
  await sql`delete from notice_letter where id = ${id} and tries >= 10`.execute(db);
  await sql`update notice_letter set tries = tries + 1, next_try = now() + interval '1 minute' * power(2, tries)
    where id = ${id}`.execute(db);
}
