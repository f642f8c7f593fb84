import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../connection.ts';
import { quoted } from './moduleTable.ts';

/**
 * Runs statements that follow from a definition, in one transaction, unless the very same were the last to be run.
 * @param marked the table whose comment keeps what was run
 */
export async function applyOnce(
  database: Database,
  marked: string,
  statements: readonly string[],
): Promise<void> {
  const mark = createHash('sha256').update(statements.join(';')).digest('hex');
  const { rows } = await sql<{ mark: string | null }>`
    select obj_description(to_regclass(${quoted(marked)})) as mark`.execute(database.kysely);
  if (rows[0]?.mark === mark) return;
  await database.transaction(async (tx) => {
    for (const statement of statements) await sql.raw(statement).execute(tx);
    await sql`comment on table ${sql.table(marked)} is ${sql.lit(mark)}`.execute(tx);
  });
}
