import { type Kysely, sql } from 'kysely';

/** What the tax of a line was in the line it was copied from, where it has changed since. INV-05 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table document_line
    add column former_tax_rate numeric(5,2) check (former_tax_rate between 0 and 100)`.execute(db);
}
