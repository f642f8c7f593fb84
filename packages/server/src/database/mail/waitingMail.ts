import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

export interface Letter {
  receiver: string;
  subject: string;
  body: string;
}

export interface WaitingLetter extends Letter {
  id: number;
  tries: number;
}

/** Puts letters where they wait to be sent, in the transaction of what they tell of. */
export async function putLetters(db: Executor, letters: readonly Letter[]): Promise<void> {
  if (letters.length === 0) return;
  await sql`
    insert into waiting_mail (receiver, subject, body)
    select receiver, subject, body from jsonb_to_recordset(${JSON.stringify(letters)}::jsonb)
      as l(receiver text, subject text, body text)`.execute(db);
}

/** Letters that may be sent now, kept from other processes until the transaction ends. */
export async function takeLetters(db: Executor, limit: number): Promise<WaitingLetter[]> {
  const { rows } = await sql<WaitingLetter>`
    select id, receiver, subject, body, tries from waiting_mail where next_try <= now()
    order by next_try limit ${limit} for update skip locked`.execute(db);
  return rows;
}

export async function dropLetter(db: Executor, id: number): Promise<void> {
  await sql`delete from waiting_mail where id = ${id}`.execute(db);
}

/** Tries again later, each time after twice as long; a day of that is enough. */
export async function putBackLetter(db: Executor, id: number): Promise<void> {
  await sql`delete from waiting_mail where id = ${id} and tries >= 10`.execute(db);
  await sql`update waiting_mail set tries = tries + 1, next_try = now() + interval '1 minute' * power(2, tries)
    where id = ${id}`.execute(db);
}
