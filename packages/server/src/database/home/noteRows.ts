import type { NoteAnswer } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

const columns = sql`text, version, updated_at as "updatedAt"`;

export async function noteOf(db: Executor, user: number, widget: string): Promise<NoteAnswer | null> {
  const { rows } = await sql<NoteAnswer>`
    select ${columns} from home_note where "user" = ${user} and widget = ${widget}`.execute(db);
  return rows[0] ?? null;
}

/** @returns null when the note is no longer the one of that version; 0: there was none */
export async function writeNote(
  db: Executor,
  user: number,
  widget: string,
  text: string,
  version: number,
): Promise<NoteAnswer | null> {
  const { rows } = await sql<NoteAnswer>`
    insert into home_note ("user", widget, text)
    select ${user}, ${widget}, ${text} where ${version} = 0
      or exists (select from home_note where "user" = ${user} and widget = ${widget})
    on conflict ("user", widget) do update
      set text = excluded.text, version = home_note.version + 1, updated_at = now()
      where home_note.version = ${version}
    returning ${columns}`.execute(db);
  return rows[0] ?? null;
}

export async function countNotes(db: Executor, user: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from home_note where "user" = ${user}`.execute(db);
  return rows[0]?.count ?? 0;
}
