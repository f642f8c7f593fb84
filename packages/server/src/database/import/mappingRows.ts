import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

type Mapping = Record<string, string | null>;

/** The mapping a user gave the last file of this module with these columns. */
export async function rememberedMapping(
  db: Executor,
  user: number,
  module: string,
  columns: readonly string[],
): Promise<Mapping | null> {
  const { rows } = await sql<{ mapping: Mapping }>`
    select mapping from import_mapping
    where "user" = ${user} and module = ${module} and head = ${headKey(columns)}`.execute(db);
  return rows[0]?.mapping ?? null;
}

export async function rememberMapping(
  db: Executor,
  user: number,
  module: string,
  columns: readonly string[],
  mapping: Mapping,
): Promise<void> {
  await sql`
    insert into import_mapping ("user", module, head, mapping)
    values (${user}, ${module}, ${headKey(columns)}, ${JSON.stringify(mapping)}::jsonb)
    on conflict ("user", module, head) do update set mapping = excluded.mapping, used_at = now()`.execute(db);
}

/** The same columns in another order are the same file to people. */
function headKey(columns: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify([...columns].sort()))
    .digest('hex');
}
