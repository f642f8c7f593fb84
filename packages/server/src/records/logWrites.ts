import type { HistoryEntry, Module } from '@gejie/core';
import { type AuditKind, auditKinds } from '@gejie/modules';
import { append, type Entry } from '../audit/operationLog.ts';
import type { Executor } from '../database/connection.ts';
import type { Changes } from '../database/events/events.ts';
import { namedChanges } from '../history/namedChanges.ts';
import type { ReadContext } from '../reading/readContext.ts';

/** A write to a record, as the doors to records did it. */
export interface LoggedWrite {
  id: number;
  kind: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  changes: Changes;
}

/** Whatever the module: what is gone, or back, is told. */
const everywhere: Record<string, AuditKind> = {
  delete: 'record.deleted',
  restore: 'record.restored',
  purge: 'record.purged',
};

/**
 * Tells the operation log of writes that matter for security: what is deleted, restored and purged everywhere; all that
 * is made and changed in modules that say so (`logged`). Mass work is told of by its job, not record by record.
 */
export async function logWrites(
  db: Executor,
  module: Module,
  writes: readonly LoggedWrite[],
  context: ReadContext,
): Promise<void> {
  const { logged = false } = module.definition;
  const massWork = context.session.job !== null && !logged;
  const changes = logged ? await toldChanges(db, module, writes, context) : [];
  const entries = writes.flatMap((write, at): Entry[] => {
    const kind = everywhere[write.kind];
    return [
      ...(kind && !massWork ? [about(module, write, context, kind)] : []),
      ...(logged ? changed(module, write, changes[at] ?? [], context) : []),
    ];
  });
  if (entries.length > 0) await append(db, ...entries);
}

/** What is told of each write, secrets left out. */
function toldChanges(
  db: Executor,
  module: Module,
  writes: readonly LoggedWrite[],
  context: ReadContext,
): Promise<HistoryEntry['changes'][]> {
  const told = writes.map(({ kind, after, changes }): Changes => {
    if (kind === 'create') return given(module, after ?? {});
    if (kind !== 'update') return {};
    return Object.fromEntries(Object.entries(changes).filter(([name]) => !isSecret(module, name)));
  });
  return namedChanges(db, module, told, context);
}

function changed(
  module: Module,
  write: LoggedWrite,
  changes: HistoryEntry['changes'],
  context: ReadContext,
): Entry[] {
  if (write.kind === 'create') return [about(module, write, context, kindOf(module, 'created'), { changes })];
  if (write.kind !== 'update') return [];
  const names = Object.keys(write.changes);
  const secrets = names.filter((name) => isSecret(module, name));
  const entries = secrets.map((name) => {
    const kind = `${name}.changed`;
    return about(module, write, context, isKind(kind) ? kind : kindOf(module, 'changed'));
  });
  if (secrets.length === names.length) return entries;
  return [...entries, about(module, write, context, kindOf(module, 'changed'), { changes })];
}

const isSecret = (module: Module, name: string) => module.fields.get(name)?.type.secret === true;

function about(
  module: Module,
  { id, before, after }: LoggedWrite,
  { session }: ReadContext,
  kind: AuditKind,
  detail?: Record<string, unknown>,
): Entry {
  const record = after ?? before ?? {};
  const label = String(record[module.title] ?? record.number ?? '');
  return { session, kind, module: module.name, record: id, label, ...(detail ? { detail } : {}) };
}

/** What a new record was given, as changes from nothing. */
function given(module: Module, record: Record<string, unknown>): Changes {
  const told = [...module.fields.values()].filter(
    ({ name, kernel, type }) => !kernel && !type.secret && !type.computed && record[name] != null,
  );
  return Object.fromEntries(told.map(({ name }) => [name, [null, record[name]]]));
}

function kindOf(module: Module, what: 'created' | 'changed'): AuditKind {
  const { logged } = module.definition;
  const own = `${typeof logged === 'string' ? logged : module.name}.${what}`;
  return isKind(own) ? own : `record.${what}`;
}

function isKind(name: string): name is AuditKind {
  return Object.hasOwn(auditKinds, name);
}
