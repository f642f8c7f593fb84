import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

export interface OrphanedFile {
  id: number;
  sha256: string;
}

/** Files that were uploaded before a moment and are used nowhere: on no record, by no job. In the order of their ids. */
export async function orphanedFiles(
  db: Executor,
  before: Date,
  after: number,
  limit: number,
): Promise<OrphanedFile[]> {
  const { rows } = await sql<OrphanedFile>`
    select f.id, f.sha256 from stored_file f
    where f.id > ${after} and f.uploaded_at < ${before.toISOString()}::timestamptz
      and not exists (select from file_use u where u.file = f.id)
      and f.id not in (select failed_rows from job where failed_rows is not null)
      and f.id not in (
        select (payload->>'file')::bigint from job where jsonb_typeof(payload->'file') = 'number')
    order by f.id limit ${limit}`.execute(db);
  return rows;
}

/** Which of some contents no file has. */
export async function unknownContents(db: Executor, contents: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ sha256: string }>`
    select given.sha256 from unnest(${[...contents]}::text[]) as given(sha256)
    where not exists (select from stored_file f where f.sha256 = given.sha256)`.execute(db);
  return rows.map(({ sha256 }) => sha256);
}
