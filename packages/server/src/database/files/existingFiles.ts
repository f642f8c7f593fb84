import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

export interface ExistingFile {
  id: number;
  name: string;
  /** Bytes. */
  size: number;
  type: string;
  sha256: string;
  uploadedBy: number | null;
}

/** Those of the files that are there, by id. */
export async function existingFiles(
  db: Executor,
  ids: readonly number[],
): Promise<Map<number, ExistingFile>> {
  const { rows } = await sql<ExistingFile>`
    select id, name, size, type, sha256, uploaded_by as "uploadedBy"
    from stored_file where id = any(${[...ids]}::bigint[])`.execute(db);
  return new Map(rows.map((file) => [file.id, file]));
}
