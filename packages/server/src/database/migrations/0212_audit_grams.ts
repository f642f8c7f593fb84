import { type Kysely, sql } from 'kysely';

/**
 * What the system keeps is found by fragments of any length: of one or two characters, which trigrams can't serve, as of
 * more, and as fast when there is no hit. The index over these grams is made with the others of the module
 * ({@link ../schema/moduleTable.ts}); it takes the place of the one over trigrams.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function grams_of(variadic texts text[]) returns text[] language sql immutable parallel safe as $$
      select coalesce(array_agg(distinct substr(line.text, place, size)), '{}')
      from unnest(texts) as one(text), lower(one.text) as line(text),
        generate_series(1, length(line.text)) as place, generate_series(1, 2) as size
      where place + size <= length(line.text) + 1
    $$`.execute(db);
  await sql`drop index audit_entry_texts`.execute(db);
}
