import type { Module } from '@gejie/core';
import { sql } from 'kysely';
import type { SearchEntry } from '../../indexing/searchEntry.ts';
import type { Executor } from '../connection.ts';

/** Stands in no gram, so that a record's grams travel as one parameter. */
const between = '\u0002';

/** Writes the search entries of records, replacing those they have. */
export async function putSearchEntries(
  db: Executor,
  module: Module,
  entries: readonly (SearchEntry & { record: number })[],
): Promise<void> {
  const records = entries.map(({ record }) => record);
  const texts = entries.map(({ text }) => text);
  const grams = entries.map((entry) => entry.grams.join(between));
  await sql`
    insert into search (module, record, text, grams)
    select ${module.name}, record, text, string_to_array(grams, ${between})
    from unnest(${records}::bigint[], ${texts}::text[], ${grams}::text[]) as entry(record, text, grams)
    on conflict (module, record) do update set text = excluded.text, grams = excluded.grams`.execute(db);
}

/** Takes records out of the search index. */
export async function dropSearchEntries(
  db: Executor,
  module: Module,
  records: readonly number[],
): Promise<void> {
  await sql`delete from search where module = ${module.name} and record = any(${records}::bigint[])`.execute(
    db,
  );
}
