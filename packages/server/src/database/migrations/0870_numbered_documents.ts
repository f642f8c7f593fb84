import { type Kysely, sql } from 'kysely';

const numbered = [
  ['document', 'DOC-'],
  ['bookmark', 'BM-'],
] as const;

/** Documents and bookmarks have a number as every record; those that are there get theirs in the order they came. INT-03, INT-04 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [module, prefix] of numbered) {
    const { rows } = await sql<{
      known: boolean;
    }>`select to_regclass(${module}) is not null as known`.execute(db);
    if (!rows[0]?.known) continue;
    const sequence = `number_${module}_number`;
    await sql`create sequence if not exists ${sql.id(sequence)}`.execute(db);
    await sql`alter table ${sql.table(module)} add column if not exists number text`.execute(db);
    await sql`update ${sql.table(module)} as t set number = ${prefix} || lpad(o.counter::text, 5, '0')
      from (select id, nextval(${sequence}) as counter
        from (select id from ${sql.table(module)} where number is null order by id) as waiting) as o
      where o.id = t.id`.execute(db);
  }
}
