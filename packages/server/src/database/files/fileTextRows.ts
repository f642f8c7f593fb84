import type { FileText } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/** What was read out of a content. */
export interface ReadText {
  state: FileText['state'];
  text: string;
  /** As search compares it, of the same length. */
  form: string;
  pairs: readonly number[];
  /** Whether that is all of it. */
  whole: boolean;
}

/** Notes of files whose text has not been asked for yet that it shall be read. @returns whether there are any */
export async function awaitTexts(
  db: Executor,
  files: readonly number[],
  types: readonly string[],
): Promise<boolean> {
  const { rows } = await sql`
    insert into file_text (sha256, type)
    select distinct on (sha256) sha256, type from stored_file
    where id = any(${[...files]}::bigint[]) and type = any(${[...types]}::text[])
    on conflict do nothing returning sha256`.execute(db);
  return rows.length > 0;
}

/** The content that has waited longest to be read, held until the transaction ends; others take the next. */
export async function holdWaitingText(db: Executor): Promise<{ sha256: string; type: string } | null> {
  const { rows } = await sql<{ sha256: string; type: string }>`
    select sha256, type from file_text where state = 'waiting'
    order by asked_at limit 1 for update skip locked`.execute(db);
  return rows[0] ?? null;
}

export async function putText(
  db: Executor,
  sha256: string,
  { state, text, form, pairs, whole }: ReadText,
): Promise<void> {
  await sql`update file_text
    set state = ${state}, text = ${text}, form = ${form}, pairs = ${[...pairs]}::integer[], whole = ${whole}
    where sha256 = ${sha256}`.execute(db);
}

/** Null for a content whose text nobody reads. */
export async function textOf(db: Executor, sha256: string): Promise<FileText | null> {
  const { rows } = await sql<FileText>`
    select state, text, whole from file_text where sha256 = ${sha256}`.execute(db);
  return rows[0] ?? null;
}

export async function dropText(db: Executor, sha256: string): Promise<void> {
  await sql`delete from file_text where sha256 = ${sha256}`.execute(db);
}
