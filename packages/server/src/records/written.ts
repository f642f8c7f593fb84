import type { Changes } from '../database/events/events.ts';

/** A write that has been done to the table, and what has to follow in the same transaction. */
export interface Written {
  id: number;
  kind: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  changes: Changes;
  version: number;
  detail?: Record<string, unknown>;
  /** Names of the fields that were given when it was created. */
  given?: ReadonlySet<string>;
}
