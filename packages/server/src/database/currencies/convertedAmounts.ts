import type { ModuleField } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/** A field that holds rates into the company's currency. */
export interface RateField {
  table: string;
  field: ModuleField;
}

/** Whether anything was ever converted into the company's currency: a dated rate, or a rate in a record. */
export async function anyConverted(db: Executor, fields: readonly RateField[]): Promise<boolean> {
  const places = [
    sql`select 1 from exchange_rate where deleted_at is null`,
    ...fields.map(
      ({ table, field }) => sql`select 1 from ${sql.table(table)} where ${sql.ref(field.column)} is not null`,
    ),
  ];
  const tests = places.map((place) => sql`exists (${place})`);
  const { rows } = await sql<{ any: boolean }>`select ${sql.join(tests, sql` or `)} as any`.execute(db);
  return rows[0]?.any === true;
}
