import type { ListLook } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/** What a person has made of the views of a module, by the view's id or name. */
export async function looksOf(db: Executor, module: string, user: number): Promise<Record<string, ListLook>> {
  const { rows } = await sql<ListLook & { view: string }>`
    select view, columns, widths, row_height as "rowHeight" from list_look
    where "user" = ${user} and module = ${module}`.execute(db);
  return Object.fromEntries(rows.map(({ view, ...look }) => [view, look]));
}

/** @param look null: as the view says */
export async function setLook(
  db: Executor,
  module: string,
  user: number,
  view: string,
  look: ListLook | null,
): Promise<void> {
  if (look === null) {
    await sql`
      delete from list_look where "user" = ${user} and module = ${module} and view = ${view}`.execute(db);
    return;
  }
  await sql`
    insert into list_look ("user", module, view, columns, widths, row_height)
    values (${user}, ${module}, ${view}, ${look.columns}::text[], ${JSON.stringify(look.widths)}::jsonb,
      ${look.rowHeight})
    on conflict ("user", module, view) do update set columns = excluded.columns, widths = excluded.widths,
      row_height = excluded.row_height`.execute(db);
}
