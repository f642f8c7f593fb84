import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

export interface NewEntry {
  kind: string;
  actor: number | null;
  actorName: string | null;
  module: string | null;
  record: number | null;
  label: string | null;
  way: string;
  elevation: string | null;
  job: number | null;
  ip: string | null;
  detail: Record<string, unknown> | null;
}

/** Adds entries; the database chains them when the transaction commits, and refuses to change them from then on. */
export async function insertEntries(db: Executor, entries: readonly NewEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await sql`insert into audit_entry (kind, actor, actor_name, module, record, label, way, elevation, job, ip, detail)
    select kind, actor, "actorName", module, record, label, way, elevation, job, ip, detail
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as e(kind text, actor bigint, "actorName" text, module text,
      record bigint, label text, way text, elevation text, job bigint, ip text, detail jsonb)`.execute(db);
}
