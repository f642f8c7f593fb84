import type { Module } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';
import { quoted } from '../schema/moduleTable.ts';
import { numberedFields, numberSequence } from '../schema/syncSchema.ts';

/** A counter and the pattern it goes into; null: the field's own. */
export interface DrawnNumber {
  counter: number;
  pattern: string | null;
}

/** An id and the numbers of the numbered fields, by name, for a record to be created. */
export interface Drawn {
  id: number;
  numbers: Record<string, DrawnNumber>;
}

/**
 * Draws ids and numbers for new records, in one statement. Where numbers must have no gaps, others who draw wait until
 * this transaction ends.
 * @param day the company's, YYYY-MM-DD
 */
export async function drawNumbers(
  db: Executor,
  module: Module,
  count: number,
  day: string,
): Promise<Drawn[]> {
  const fields = numberedFields(module);
  const drawn = fields.map(
    (field) =>
      sql`, draw_numbers(${module.name}, ${field.name}, ${quoted(numberSequence(module, field))}, ${day}::date, ${count})`,
  );
  const named = fields.flatMap((_, index) => [sql.id(`c${index}`), sql.id(`p${index}`)]);
  const { rows } = await sql<Record<string, number | string | null>>`
    select nextval('record_id') as id, x.* from
    rows from (generate_series(1, ${sql.lit(count)}) ${sql.join(drawn, sql``)})
    as x(${sql.join([sql.id('nth'), ...named])})`.execute(db);
  return rows.map((row) => ({
    id: Number(row.id),
    numbers: Object.fromEntries(
      fields.map(({ name }, index) => [
        name,
        { counter: Number(row[`c${index}`]), pattern: row[`p${index}`] as string | null },
      ]),
    ),
  }));
}
