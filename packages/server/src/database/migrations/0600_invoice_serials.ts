import { type Kysely, sql } from 'kysely';

/** Serial numbers are records of their own now; what people had written of them on an invoice stays among its notes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ known: boolean }>`
    select exists (select from pg_attribute
      where attrelid = to_regclass('invoice') and attname = 'serials' and not attisdropped) as known`.execute(
    db,
  );
  if (!rows[0]?.known) return;
  await sql`update invoice set description = concat_ws(E'\n', description, '序列号：' || replace(serials, E'\n', '、'))
    where serials is not null and serials <> ''`.execute(db);
  await sql`alter table invoice drop column serials`.execute(db);
}
