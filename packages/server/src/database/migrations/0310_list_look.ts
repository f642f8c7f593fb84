import { type Kysely, sql } from 'kysely';

/** How lists look: widths of columns and height of rows, kept in a view and, over it, for each person. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table saved_view
      add column widths jsonb not null default '{}',
      add column row_height text not null default 'usual' check (row_height in ('dense', 'usual', 'tall')),
      add column opens boolean not null default false`.execute(db);
  // The id of a saved view or the name of one that the module declares, as in default_view.
  await sql`
    create table list_look (
      "user" bigint not null,
      module text not null,
      view text not null,
      columns text[],
      widths jsonb not null default '{}',
      row_height text check (row_height in ('dense', 'usual', 'tall')),
      primary key ("user", module, view)
    )`.execute(db);
}
