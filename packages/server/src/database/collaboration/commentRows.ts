import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

export interface CommentRow {
  id: number;
  text: string;
  createdAt: string;
  createdBy: number | null;
  mentions: number[];
}

const columns = sql`id, text, created_at as "createdAt", created_by as "createdBy", mentions`;

export interface NewComment {
  module: string;
  record: number;
  text: string;
  mentions: readonly number[];
  createdBy: number | null;
  /** Absent: now. */
  createdAt?: Date;
}

export async function insertComment(db: Executor, comment: NewComment): Promise<CommentRow> {
  return (await insertComments(db, [comment]))[0] as CommentRow;
}

export async function insertComments(db: Executor, comments: readonly NewComment[]): Promise<CommentRow[]> {
  if (comments.length === 0) return [];
  const { rows } = await sql<CommentRow>`
    insert into comment (module, record, text, mentions, created_by, created_at)
    select module, record, text, mentions, "createdBy", coalesce("createdAt", now())
    from jsonb_to_recordset(${JSON.stringify(comments)}::jsonb) as c(module text, record bigint, text text,
      mentions bigint[], "createdBy" bigint, "createdAt" timestamptz)
    returning ${columns}`.execute(db);
  return rows;
}

/** Latest first. */
export async function commentsOf(db: Executor, record: number, limit: number): Promise<CommentRow[]> {
  const { rows } = await sql<CommentRow>`
    select ${columns} from comment where record = ${record}
    order by created_at desc, id desc limit ${limit}`.execute(db);
  return rows;
}

/** What was said, by id. */
export async function commentTexts(db: Executor, ids: readonly number[]): Promise<Map<number, string>> {
  const { rows } = await sql<{ id: number; text: string }>`
    select id, text from comment where id = any(${ids}::bigint[])`.execute(db);
  return new Map(rows.map(({ id, text }) => [id, text]));
}

/** @returns whether there was such a comment of this author (null: of anybody) */
export async function deleteComment(
  db: Executor,
  record: number,
  id: number,
  author: number | null,
): Promise<boolean> {
  const { rows } = await sql`
    delete from comment
    where id = ${id} and record = ${record} and (${author}::bigint is null or created_by = ${author})
    returning id`.execute(db);
  return rows.length > 0;
}
