import { type Kysely, sql } from 'kysely';

/** A company that was set up before there were warehouses gets the one that a new one begins with. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ known: boolean }>`select to_regclass('"user"') is not null as known`.execute(
    db,
  );
  if (!rows[0]?.known) return;
  await sql`
    insert into setting (part, value)
    select 'startingRecords', '{"due": true, "only": ["warehouse"]}'::jsonb where exists (select from "user")
    on conflict (part) do update set value = excluded.value
      where (setting.value ->> 'due')::boolean is not true`.execute(db);
}
