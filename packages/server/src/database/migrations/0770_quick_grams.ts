import { type Kysely, sql } from 'kysely';

/**
 * The same grams, a third of the time: what the system keeps is written often, a stock movement for each line that ships,
 * and its grams took longer than all else of it. One twice is one to the index. INV-10
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function grams_of(variadic texts text[]) returns text[] language plpgsql immutable parallel safe as $$
    declare
      one text;
      signs text[];
      found text[] := '{}';
    begin
      foreach one in array texts loop
        continue when one is null or one = '';
        signs := string_to_array(lower(one), null);
        found := found || signs;
        for place in 2..cardinality(signs) loop
          found := found || (signs[place - 1] || signs[place]);
        end loop;
      end loop;
      return found;
    end $$`.execute(db);
}
