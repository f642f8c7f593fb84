import { sql } from 'kysely';
import type { Executor } from '../connection.ts';
import type { ExistingFile } from './existingFiles.ts';

/** A place a file hangs: whoever sees the record may read the file. */
export interface FileUse {
  file: number;
  module: string;
  record: number;
  /** The field that holds it; '' when it is attached to the record as a whole. */
  field: string;
}

export async function insertFileUses(
  db: Executor,
  uses: readonly FileUse[],
  user: number | null,
): Promise<void> {
  if (uses.length === 0) return;
  await sql`
    insert into file_use (file, module, record, field, created_by)
    select use.file, use.module, use.record, use.field, ${user}
    from jsonb_to_recordset(${JSON.stringify(uses)}::jsonb)
      as use(file bigint, module text, record bigint, field text)
    on conflict do nothing`.execute(db);
}

export async function usesOf(db: Executor, file: number): Promise<FileUse[]> {
  const { rows } = await sql<FileUse>`
    select file, module, record, field from file_use where file = ${file} order by created_at`.execute(db);
  return rows;
}

/** Files attached to a record as a whole, newest first. */
export async function attachedFiles(db: Executor, record: number): Promise<ExistingFile[]> {
  const { rows } = await sql<ExistingFile>`
    select f.id, f.name, f.size, f.type, f.sha256, f.uploaded_by as "uploadedBy"
    from file_use u join stored_file f on f.id = u.file
    where u.record = ${record} and u.field = ''
    order by u.created_at desc, f.id desc`.execute(db);
  return rows;
}

/** @returns whether the file was attached there */
export async function deleteAttachment(db: Executor, record: number, file: number): Promise<boolean> {
  const { rows } = await sql`
    delete from file_use where record = ${record} and file = ${file} and field = ''
    returning file`.execute(db);
  return rows.length > 0;
}

/** A file that a field of a record holds or has held. */
export interface HeldFile extends ExistingFile {
  at: string;
  by: number | null;
}

/** All files that a field of a record has ever held, newest first. */
export async function heldFiles(db: Executor, record: number, field: string): Promise<HeldFile[]> {
  const { rows } = await sql<HeldFile>`
    select f.id, f.name, f.size, f.type, f.sha256, f.uploaded_by as "uploadedBy",
      u.created_at as at, u.created_by as by
    from file_use u join stored_file f on f.id = u.file
    where u.record = ${record} and u.field = ${field}
    order by u.created_at desc, f.id desc`.execute(db);
  return rows;
}
