import type { MailState } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

export interface NewRecordMail {
  module: string;
  record: number;
  maker: number;
  way: string;
  to: string[];
  cc: string[];
  replyTo: string | null;
  subject: string;
  text: string;
  /** HTML under the text; null: none. */
  signature: string | null;
  fileName: string;
  file: Buffer;
}

export interface WaitingRecordMail extends NewRecordMail {
  id: number;
  tries: number;
}

export interface RecordMailRow
  extends Omit<NewRecordMail, 'file' | 'way' | 'replyTo' | 'text' | 'signature'> {
  id: number;
  state: MailState;
  reason: string | null;
  at: string;
  doneAt: string | null;
}

/** A page has so many at most. */
const mostListed = 100;

const columns = sql`id, module, record, maker, state, "to", cc, subject, file_name as "fileName", reason, at,
  done_at as "doneAt"`;

export async function insertRecordMail(db: Executor, mail: NewRecordMail): Promise<RecordMailRow> {
  const { rows } = await sql<RecordMailRow>`
    insert into record_mail (module, record, maker, way, "to", cc, reply_to, subject, text, signature, file_name, file)
    values (${mail.module}, ${mail.record}, ${mail.maker}, ${mail.way}, ${mail.to}::text[], ${mail.cc}::text[],
      ${mail.replyTo}, ${mail.subject}, ${mail.text}, ${mail.signature}, ${mail.fileName}, ${mail.file})
    returning ${columns}`.execute(db);
  return rows[0] as RecordMailRow;
}

/** Mails with a record, latest first. */
export async function recordMailsOf(db: Executor, records: readonly number[]): Promise<RecordMailRow[]> {
  const { rows } = await sql<RecordMailRow>`
    select ${columns} from record_mail where record = any(${records}::bigint[])
    order by id desc limit ${mostListed}`.execute(db);
  return rows;
}

/** One that may be sent now, kept from other processes until the transaction ends. */
export async function takeRecordMail(db: Executor): Promise<WaitingRecordMail | null> {
  const { rows } = await sql<WaitingRecordMail>`
    select id, module, record, maker, way, "to", cc, reply_to as "replyTo", subject, text, signature, file_name as "fileName", file,
      tries
    from record_mail where state = 'waiting' and next_try <= now()
    order by next_try limit 1 for update skip locked`.execute(db);
  return rows[0] ?? null;
}

export async function settleRecordMail(
  db: Executor,
  id: number,
  state: Exclude<MailState, 'waiting'>,
  reason: string | null,
): Promise<void> {
  await sql`update record_mail set state = ${state}, reason = ${reason}, done_at = now(), file = null
    where id = ${id}`.execute(db);
}

/** Tries again later, each time after twice as long. */
export async function putBackRecordMail(db: Executor, id: number, reason: string): Promise<void> {
  await sql`update record_mail set tries = tries + 1, reason = ${reason},
    next_try = now() + interval '1 minute' * power(2, tries) where id = ${id}`.execute(db);
}
