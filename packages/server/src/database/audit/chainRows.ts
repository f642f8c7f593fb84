import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/** Where the chain of the operation log stands. */
export interface ChainHead {
  /** Number of entries. */
  position: number;
  /** SHA-256 over all of them, hexadecimal. */
  hash: string;
}

export interface ChainLink extends ChainHead {
  entry: number;
  /** What was hashed, from the entry as it is now; null when there is no such entry any more. */
  content: string | null;
  /** When the entry says that it was made. */
  at: string | null;
  kind: string | null;
}

/** @returns null when somebody has taken it away */
export async function chainHead(db: Executor): Promise<ChainHead | null> {
  const { rows } = await sql<ChainHead>`
    select position, encode(hash, 'hex') as hash from audit_head`.execute(db);
  return rows[0] ?? null;
}

/** From now on every statement of the transaction sees the log as it is at this moment, and can't change it. */
export async function holdStill(tx: Executor): Promise<void> {
  await sql`set transaction isolation level repeatable read, read only`.execute(tx);
}

/**
 * Links in order, with the text that migration 0210 hashes; said again here, so that a database whose functions somebody
 * has changed does not judge itself.
 */
export async function linksAfter(db: Executor, position: number, limit: number): Promise<ChainLink[]> {
  const { rows } = await sql<ChainLink>`
    select l.position, l.entry, encode(l.hash, 'hex') as hash, e.at, e.kind,
      case when e.id is not null then jsonb_build_array(l.position, e.id, (extract(epoch from e.at) * 1000)::bigint,
        e.kind, e.actor, e.actor_name, e.module, e.record, e.label, e.way, e.elevation, e.job, e.ip, e.detail)::text
      end as content
    from audit_link l left join audit_entry e on e.id = l.entry
    where l.position > ${position} order by l.position limit ${limit}`.execute(db);
  return rows;
}

/** The first entry that the chain knows nothing of. */
export async function unlinkedEntry(
  db: Executor,
): Promise<{ entry: number; at: string; kind: string } | null> {
  const { rows } = await sql<{ entry: number; at: string; kind: string }>`
    select e.id as entry, e.at, e.kind from audit_entry e
    where not exists (select from audit_link l where l.entry = e.id) order by e.at, e.id limit 1`.execute(db);
  return rows[0] ?? null;
}
