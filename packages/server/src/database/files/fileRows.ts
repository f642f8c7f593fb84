import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

export interface NewFile {
  sha256: string;
  name: string;
  /** Bytes. */
  size: number;
  type: string;
  uploadedBy: number | null;
}

export async function insertFile(db: Executor, file: NewFile): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into stored_file (sha256, name, size, type, uploaded_by)
    values (${file.sha256}, ${file.name}, ${file.size}, ${file.type}, ${file.uploadedBy})
    returning id`.execute(db);
  return (rows[0] as { id: number }).id;
}

/** Removes the row; @returns whether no other file has the same content. */
export async function deleteFile(db: Executor, id: number): Promise<boolean> {
  const { rows } = await sql<{ last: boolean }>`
    with gone as (delete from stored_file where id = ${id} returning sha256)
    select not exists (select from stored_file f where f.sha256 = gone.sha256 and f.id <> ${id}) as last
    from gone`.execute(db);
  return rows[0]?.last ?? false;
}

/** Files that the system has kept are as if this person had brought them. */
export async function giveFiles(db: Executor, ids: readonly number[], user: number): Promise<void> {
  await sql`update stored_file set uploaded_by = ${user} where id = any(${[...ids]}::bigint[])`.execute(db);
}
