import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

export interface Warning {
  record: number;
  owner: number;
  /** YYYY-MM-DD */
  fallsOn: string;
}

/** Keeps which owner is warned of which day. @returns the records whose owner had not been warned of that day yet */
export async function keepWarnings(
  db: Executor,
  module: string,
  warnings: readonly Warning[],
  at: Date,
): Promise<Set<number>> {
  if (warnings.length === 0) return new Set();
  const { rows } = await sql<{ record: number }>`
    insert into pool_warning as w (record, module, owner, falls_on, warned_at)
    select record, ${module}, owner, "fallsOn", ${at}
    from jsonb_to_recordset(${JSON.stringify(warnings)}::jsonb) as n(record bigint, owner bigint, "fallsOn" date)
    on conflict (record) do update
      set owner = excluded.owner, falls_on = excluded.falls_on, warned_at = excluded.warned_at
      where (w.owner, w.falls_on) is distinct from (excluded.owner, excluded.falls_on)
    returning record`.execute(db);
  return new Set(rows.map(({ record }) => record));
}
