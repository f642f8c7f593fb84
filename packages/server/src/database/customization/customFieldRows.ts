import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/** A field added by an administrator, as it is kept. */
export interface CustomFieldRow {
  module: string;
  name: string;
  definition: Record<string, unknown>;
}

/** The fields administrators have added and not deleted. */
export async function customFieldRows(db: Executor): Promise<CustomFieldRow[]> {
  const { rows } = await sql<CustomFieldRow>`
    select module, name, definition from custom_field where deleted_at is null order by module, name`.execute(
    db,
  );
  return rows;
}
