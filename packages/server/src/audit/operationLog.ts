import type { AuditKind } from '@gejie/modules';
import { insertEntries, type NewEntry } from '../database/audit/entryRows.ts';
import type { Executor } from '../database/connection.ts';

/** Of a session, what the log keeps. */
export interface Actor {
  user: { id: number; name: string } | null;
  way: string;
  elevation: string | null;
  job: number | null;
  ip: string | null;
}

/** What somebody did, as the operation log keeps it for good. */
export interface Entry {
  /** Who; null for nobody known. */
  session: Actor | null;
  kind: AuditKind;
  /** Name of the module it concerns (`account`). */
  module?: string;
  record?: number;
  /** What the record is called now: the entry outlives it. Without a record, the name that was given (a failed sign-in's). */
  label?: string;
  /** Plain JSON; never a secret. */
  detail?: Record<string, unknown>;
  /** Absent: the address of the session's request. */
  ip?: string;
}

/**
 * Appends to the operation log. Given the transaction of what it tells of, it is there if and only if that commits. It
 * can't be changed afterwards by anybody; {@link ../database/migrations/0210_audit_log.ts} says how.
 */
export function append(db: Executor, ...entries: readonly Entry[]): Promise<void> {
  return insertEntries(db, entries.map(entryOf));
}

/** What concerns nothing but whoever does it. */
const isOfOneself = /^(signIn|signOut|session|password|twoFactor)\b/;

function entryOf({ session, kind, module, record, label, detail, ip }: Entry): NewEntry {
  return {
    kind,
    actor: session?.user?.id ?? null,
    actorName: session?.user?.name ?? null,
    module: module ?? null,
    record: record ?? null,
    label: label ?? (isOfOneself.test(kind) ? (session?.user?.name ?? null) : null),
    way: session?.way ?? 'web',
    elevation: session?.elevation ?? null,
    job: session?.job ?? null,
    ip: ip ?? session?.ip ?? null,
    detail: detail ?? null,
  };
}
