import { type Kysely, sql } from 'kysely';

/**
 * Which modules administrators have changed, and the transaction that did so last: a process reads anew what it doesn't know
 * yet, not everything. Noted by the tables themselves, whoever writes them. PLT-05
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table customized_module (module text primary key, change text not null)`.execute(db);
  // The number of a transaction may come again in a restored copy; at the same instant it can't.
  await sql`
    create function note_customized() returns trigger language plpgsql as $$
    begin
      insert into customized_module as c (module, change)
      values (coalesce(new.module, old.module), pg_current_xact_id()::text || ' ' || extract(epoch from now())::text)
      on conflict (module) do update set change = excluded.change where c.change <> excluded.change;
      return null;
    end $$`.execute(db);
  for (const table of ['custom_field', 'choice_overlay', 'arrangement']) {
    await sql`
      create trigger note_customized after insert or update or delete on ${sql.table(table)}
      for each row execute function note_customized()`.execute(db);
    await sql`
      insert into customized_module (module, change) select distinct module, '' from ${sql.table(table)}
      on conflict do nothing`.execute(db);
  }
}
