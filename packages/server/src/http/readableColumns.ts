import { type FieldRight, type Filter, type Module, type Registry, shownIn } from '@gejie/core';
import { fieldRightsIn, rightsOf } from '../access/rights.ts';
import type { Session } from '../access/session.ts';

/** Whether the session may read a column: a field, or one beyond references (`account.industry`). */
export type Readable = (column: string) => boolean;

export function readableColumns(session: Session, registry: Registry, module: Module): Readable {
  const rightTo = fieldRightsIn(session, module);
  return (column) => reads(session, registry, module, column.split('.'), rightTo);
}

function reads(
  session: Session,
  registry: Registry,
  module: Module,
  [step = '', ...rest]: string[],
  rightTo: (field: string) => FieldRight,
): boolean {
  const field = shownIn(module, step);
  // A secret is never answered, but whoever may write it has to see its input.
  const least = field?.type.secret ? 'write' : 'read';
  const right = field ? rightTo(step) : 'hidden';
  if (!field || right === 'hidden' || (least === 'write' && right !== 'write')) return false;
  if (rest.length === 0) return true;
  const target = field.targets?.[0];
  if (field.type.refersTo !== 'one' || target === undefined) return false;
  const beyond = registry.module(target);
  return (
    rightsOf(session, beyond).see !== 'none' &&
    reads(session, registry, beyond, rest, fieldRightsIn(session, beyond))
  );
}

/** Whether a condition of a definition asks for nothing but readable columns. */
export function readsOnly(filter: Filter | undefined, readable: Readable): boolean {
  return Object.entries(filter ?? {}).every(([key, value]) => {
    if (key === 'not') return readsOnly(value as Filter, readable);
    if (key === 'any' || key === 'all') return (value as Filter[]).every((part) => readsOnly(part, readable));
    return readable(key);
  });
}
