import { type Kysely, sql } from 'kysely';

/**
 * Who else takes part in a deal has a role there: what stood in one field of the deal becomes records of their own, as
 * their general part in decisions says. Whoever may do something with deals may do it with them. SAL-01
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ known: boolean }>`
    select exists (select from pg_attribute
      where attrelid = to_regclass('opportunity') and attname = 'people' and not attisdropped) as known`.execute(
    db,
  );
  if (!rows[0]?.known) return;
  await sql`update role set rights = rights
      || jsonb_build_object('opportunity-contacts', (rights -> 'opportunities') - 'fields')
    where rights ? 'opportunities'`.execute(db);
  await sql`create sequence number_opportunity_contact_number`.execute(db);
  // The schema adds what is missing here.
  await sql`create table opportunity_contact (
      id bigint primary key default nextval('record_id'), number text, opportunity bigint, contact bigint, role text,
      attitude text, owner bigint, department bigint,
      created_at timestamptz(3) not null default now(), updated_at timestamptz(3) not null default now()
    ) with (fillfactor = 90)`.execute(db);
  await sql`insert into opportunity_contact (number, opportunity, contact, role, attitude, owner, department)
    select 'ROL-' || lpad(nextval('number_opportunity_contact_number')::text, 5, '0'), found.*
    from (
      select o.id, c.id, coalesce(c.influence, 'influencer'), c.attitude, o.owner, o.department
      from opportunity as o
      cross join lateral (
        select id, min(place) as place from unnest(o.people) with ordinality as one (id, place) group by id) as p
      join contact as c on c.id = p.id
      where o.deleted_at is null and c.deleted_at is null
      order by o.id, p.place) as found`.execute(db);
  await sql`alter table opportunity drop column people`.execute(db);
}
