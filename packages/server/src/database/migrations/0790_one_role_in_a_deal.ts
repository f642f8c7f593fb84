import { type Kysely, sql } from 'kysely';

/**
 * A contact has one role in a deal, which an index holds from now on. Of those that two people have entered at once the
 * first stays; the others lie in the recycle bin, as the history tells. SAL-01
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ known: boolean }>`
    select exists (select from pg_attribute
      where attrelid = to_regclass('opportunity_contact') and attname = 'deleted_at') as known`.execute(db);
  if (!rows[0]?.known) return;
  await sql`
    with twin as (
      update opportunity_contact as t set deleted_at = now(), version = t.version + 1
      where t.deleted_at is null and exists (
        select from opportunity_contact as o
        where o.opportunity = t.opportunity and o.contact = t.contact and o.id < t.id and o.deleted_at is null)
      returning t.id, t.version
    )
    insert into event (at, way, module, record, kind, version)
    select now(), 'system', 'opportunityContact', id, 'delete', version from twin`.execute(db);
}
