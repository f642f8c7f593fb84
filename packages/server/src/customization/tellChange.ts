import type { BilingualText, Module } from '@gejie/core';
import type { Session } from '../access/session.ts';
import { append } from '../audit/operationLog.ts';
import type { Executor } from '../database/connection.ts';
import { tellCustomized } from '../database/customization/customizationSignal.ts';

export type FieldDeed = 'added' | 'changed' | 'deleted' | 'restored';

/**
 * Tells the operation log and, when the transaction commits, all processes what somebody has done to a field.
 * @param before and after as they are kept; null where there was or is nothing
 */
export async function tellChange(
  tx: Executor,
  session: Session,
  module: Module,
  field: { name: string; label: BilingualText },
  deed: FieldDeed,
  { before, after }: { before: object | null; after: object | null },
): Promise<void> {
  const changes = deed === 'changed' ? differences(before ?? {}, after ?? {}) : [];
  await append(tx, {
    session,
    kind: 'customization.changed',
    module: module.name,
    label: field.label.zh,
    detail: { field: field.name, deed, ...(changes.length > 0 ? { changes } : {}) },
  });
  await tellCustomized(tx);
}

function differences(before: object, after: object): { field: string; from: unknown; to: unknown }[] {
  const [was, is] = [before, after] as [Record<string, unknown>, Record<string, unknown>];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((name) => JSON.stringify(was[name]) !== JSON.stringify(is[name]))
    .map((name) => ({ field: name, from: brief(was[name]), to: brief(is[name]) }));
}

/** Ten thousand choices are not repeated in the log. */
function brief(value: unknown): unknown {
  if (!Array.isArray(value) || value.length <= 50) return value ?? null;
  return [...value.slice(0, 50), `… ${value.length}`];
}
