import { type Kysely, sql } from 'kysely';

/** How calendar programs call what they made. CAL-04 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table calendar_name (
      record bigint primary key,
      module text not null,
      name text not null,
      uid text not null
    )`.execute(db);
  await sql`create index calendar_name_by_name on calendar_name (module, name)`.execute(db);
  await sql`create index calendar_name_by_uid on calendar_name (module, uid)`.execute(db);
}
