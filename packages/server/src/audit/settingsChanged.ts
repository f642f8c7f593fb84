import type { Executor } from '../database/connection.ts';
import { type Actor, append } from './operationLog.ts';

/** Tells the operation log which settings of a part are not what they were; nothing where all are. */
export async function tellSettingsChanged(
  tx: Executor,
  session: Actor | null,
  part: string,
  before: object,
  changes: object,
): Promise<void> {
  const was = before as Record<string, unknown>;
  const differing = Object.entries(changes)
    .map(([field, to]) => ({ field, from: was[field] ?? null, to }))
    .filter(({ from, to }) => to !== undefined && JSON.stringify(from) !== JSON.stringify(to));
  if (differing.length === 0) return;
  await append(tx, { session, kind: 'settings.changed', detail: { part, changes: differing } });
}
