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
  asked: AskedMail | null;
}

/** What a letter was asked for with: the same again is the same letter. */
export interface AskedMail {
  key: string;
  /** Of all that it is to be. */
  hash: string;
}

export interface ClaimedRecordMail extends Omit<NewRecordMail, 'asked'> {
  id: number;
  tries: number;
  claim: string;
}

export interface RecordMailRow
  extends Omit<NewRecordMail, 'file' | 'way' | 'replyTo' | 'text' | 'signature' | 'asked'> {
  id: number;
  state: MailState;
  repeated: boolean;
  reason: string | null;
  at: string;
  doneAt: string | null;
}

/** A page has so many at most. */
const mostListed = 100;

const columns = sql`id, module, record, maker, state, repeated, "to", cc, subject, file_name as "fileName", reason, at,
  done_at as "doneAt"`;

/** @returns null when its maker has asked for one with this key before */
export async function insertRecordMail(db: Executor, mail: NewRecordMail): Promise<RecordMailRow | null> {
  const { key = null, hash = null } = mail.asked ?? {};
  const { rows } = await sql<RecordMailRow>`
    insert into record_mail (module, record, maker, way, "to", cc, reply_to, subject, text, signature, file_name, file, asked_key,
      asked_hash)
    values (${mail.module}, ${mail.record}, ${mail.maker}, ${mail.way}, ${mail.to}::text[], ${mail.cc}::text[],
      ${mail.replyTo}, ${mail.subject}, ${mail.text}, ${mail.signature}, ${mail.fileName}, ${mail.file}, ${key}, ${hash})
    on conflict (maker, asked_key) where asked_key is not null do nothing
    returning ${columns}`.execute(db);
  return rows[0] ?? null;
}

/** The mail somebody asked for with a key. */
export async function recordMailAsked(
  db: Executor,
  maker: number,
  key: string,
): Promise<{ row: RecordMailRow; hash: string } | null> {
  const { rows } = await sql<RecordMailRow & { hash: string }>`
    select ${columns}, asked_hash as hash from record_mail where maker = ${maker} and asked_key = ${key}`.execute(
    db,
  );
  if (!rows[0]) return null;
  const { hash, ...row } = rows[0];
  return { row, hash };
}

/** Mails with a record, latest first. */
export async function recordMailsOf(db: Executor, records: readonly number[]): Promise<RecordMailRow[]> {
  const { rows } = await sql<RecordMailRow>`
    select ${columns} from record_mail where record = any(${records}::bigint[])
    order by id desc limit ${mostListed}`.execute(db);
  return rows;
}

/**
 * Claims one that may be sent now, for so many milliseconds: other processes leave it alone until then. Whose claim ran
 * out is gone, or was cut off while sending.
 */
export async function claimRecordMail(db: Executor, milliseconds: number): Promise<ClaimedRecordMail | null> {
  const { rows } = await sql<ClaimedRecordMail>`
    update record_mail set claim = gen_random_uuid(), repeated = repeated or claim is not null,
      next_try = now() + ${milliseconds} * interval '1 millisecond'
    where id = (
      select id from record_mail where state = 'waiting' and next_try <= now()
      order by next_try limit 1 for update skip locked)
    returning id, module, record, maker, way, "to", cc, reply_to as "replyTo", subject, text, signature,
      file_name as "fileName", file, tries, claim`.execute(db);
  return rows[0] ?? null;
}

type Claim = Pick<ClaimedRecordMail, 'id' | 'claim'>;

export async function renewRecordMail(
  db: Executor,
  { id, claim }: Claim,
  milliseconds: number,
): Promise<void> {
  await sql`update record_mail set next_try = now() + ${milliseconds} * interval '1 millisecond'
    where id = ${id} and claim = ${claim}`.execute(db);
}

/** @returns false when it has become somebody else's meanwhile */
export async function settleRecordMail(
  db: Executor,
  { id, claim }: Claim,
  state: Exclude<MailState, 'waiting'>,
  reason: string | null,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update record_mail set state = ${state}, reason = ${reason}, done_at = now(), file = null, claim = null
    where id = ${id} and claim = ${claim}`.execute(db);
  return numAffectedRows === 1n;
}

/** Tries again later, each time after twice as long. */
export async function putBackRecordMail(db: Executor, { id, claim }: Claim, reason: string): Promise<void> {
  await sql`update record_mail set tries = tries + 1, reason = ${reason}, claim = null,
    next_try = now() + interval '1 minute' * power(2, tries) where id = ${id} and claim = ${claim}`.execute(
    db,
  );
}
