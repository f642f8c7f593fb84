import { type Kysely, sql } from 'kysely';

/** Several things may come free with a product: they are lines of it now, each for so many of it. INV-01 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table document_line add column per numeric(24,4) check (per >= 0)`.execute(db);
  const { rows } = await sql<{ known: boolean }>`
    select exists (select from pg_attribute
      where attrelid = to_regclass('product') and attname = 'giveaway_per' and not attisdropped) as known`.execute(
    db,
  );
  if (!rows[0]?.known) return;
  await sql`insert into document_line
      (id, document, field, position, kind, item_module, item, description, quantity, unit, per, giveaway)
    select nextval('record_id'), p.id, 'giveaways', 0, 'item', 'products', g.id, concat_ws(' ', g.name, g.model),
      p.giveaway_count, g.unit, p.giveaway_per, false
    from product as p join product as g on g.id = p.giveaway
    where p.giveaway_per > 0 and p.giveaway_count > 0`.execute(db);
  await sql`alter table product drop column giveaway, drop column giveaway_per, drop column giveaway_count`.execute(
    db,
  );
}
