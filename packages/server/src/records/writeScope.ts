import type { Module, Registry, Work } from '@gejie/core';
import type { Session } from '../access/session.ts';
import type { Executor } from '../database/connection.ts';
import type { Changes, NewEvent } from '../database/events/events.ts';
import { type ReadContext, readContext, todayOf } from '../reading/readContext.ts';
import type { RecordDependencies } from './recordDependencies.ts';

/** One transaction in the name of one session. */
export interface WriteScope {
  db: Executor;
  session: Session;
  dependencies: RecordDependencies;
  registry: Registry;
  now: Date;
  today: string;
  context: ReadContext;
  /** The doors again, for effects and actions. */
  work: Work;
  /** How deep effects have called the doors from within effects. */
  depth: number;
  /** Somebody has given these values in the dialog of an action. */
  isFilledIn?: boolean;
}

export function writeScope(
  db: Executor,
  session: Session,
  dependencies: RecordDependencies,
  depth: number,
  workOf: (scope: WriteScope) => Work,
): WriteScope {
  const now = dependencies.clock();
  const registry = dependencies.registry();
  const context = readContext(session, registry, now);
  const scope = {
    db,
    session,
    dependencies,
    registry,
    now,
    today: todayOf(context),
    context,
    depth,
  } as WriteScope;
  scope.work = workOf(scope);
  return scope;
}

/** The history's line about a write of this scope. */
export function eventOf(
  scope: WriteScope,
  module: Module,
  record: number,
  kind: string,
  what: { version?: number; changes?: Changes; detail?: Record<string, unknown> },
): NewEvent {
  const { session, now } = scope;
  return {
    at: now,
    actor: session.user?.id ?? null,
    way: session.way,
    elevation: session.elevation,
    job: session.job,
    module: module.name,
    record,
    kind,
    version: what.version ?? null,
    changes: what.changes ?? null,
    detail: what.detail ?? null,
  };
}
