import type { PoolReason } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/** A change of owner as the history tells it. */
export interface OwnerChange {
  at: string;
  from: number | null;
  to: number | null;
  /** Set when the record went into a pool. */
  reason: PoolReason | null;
  pool: number | null;
}

/** Changes of a record's owner, the first first. */
export async function ownerChanges(db: Executor, record: number): Promise<OwnerChange[]> {
  const { rows } = await sql<OwnerChange>`
    select at, (changes->'owner'->>0)::bigint as "from", (changes->'owner'->>1)::bigint as "to",
      changes->'pooledReason'->>1 as reason, (changes->'pool'->>1)::bigint as pool
    from event where record = ${record} and changes ? 'owner' order by id limit 1000`.execute(db);
  return rows;
}

/** How often people have said something about a record. */
export async function countTouches(db: Executor, record: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from comment where record = ${record}`.execute(db);
  return rows[0]?.count ?? 0;
}
