import type { Module, ModuleField, Registry } from '@gejie/core';
import type { Session } from '../access/session.ts';
import { append } from '../audit/operationLog.ts';
import type { Database } from '../database/connection.ts';

/** Milliseconds in which the same person looking at the same record again is one view: pages ask anew as one works. */
const oneView = 15 * 60_000;
const mostRemembered = 10_000;

type Seen = Record<string, unknown> & { id: number };

/** Keeps in the operation log who saw values of fields that are declared `sensitive`. */
export class SensitiveViews {
  private readonly database: Database;
  private readonly recent = new Map<string, number>();

  constructor(database: Database) {
    this.database = database;
  }

  /**
   * To be awaited before the records are answered: what could not be logged is not shown.
   * @param records as they are answered; members beyond a dot belong to the record they are reached through
   */
  async seen(session: Session, registry: Registry, module: Module, records: readonly Seen[]): Promise<void> {
    if (session.elevation !== null || session.user === null || records.length === 0) return;
    const own = sensitiveOf(module);
    const names = Object.keys(records[0] ?? {}).filter(
      (name) => own.has(name) || (name.includes('.') && isSensitive(registry, module, name)),
    );
    if (names.length === 0) return;
    const shown = records.filter((record) => names.some((name) => record[name] != null));
    const fresh = shown.filter(({ id }) => this.isNew(`${session.user?.id}:${module.name}:${id}`));
    await append(
      this.database.kysely,
      ...fresh.map((record) => ({
        session,
        kind: 'record.viewed' as const,
        module: module.name,
        record: record.id,
        label: String(record[module.title] ?? record.number ?? ''),
        detail: { fields: names.filter((name) => record[name] != null) },
      })),
    );
    for (const { id } of fresh) this.remember(`${session.user.id}:${module.name}:${id}`);
  }

  private isNew(view: string): boolean {
    const last = this.recent.get(view);
    return last === undefined || last + oneView < Date.now();
  }

  private remember(view: string): void {
    this.recent.delete(view);
    this.recent.set(view, Date.now());
    const [oldest] = this.recent.keys();
    if (this.recent.size > mostRemembered && oldest !== undefined) this.recent.delete(oldest);
  }
}

const known = new WeakMap<Module, ReadonlySet<string>>();

/** Names of a module's own fields that are sensitive. */
function sensitiveOf(module: Module): ReadonlySet<string> {
  const before = known.get(module);
  if (before) return before;
  const fields = [...module.fields.values()].filter(({ sensitive }) => sensitive);
  const found = new Set(fields.map(({ name }) => name));
  known.set(module, found);
  return found;
}

/** @param path beyond a reference */
function isSensitive(registry: Registry, module: Module, path: string): boolean {
  let at: Module | undefined = module;
  const steps = path.split('.');
  for (const [index, step] of steps.entries()) {
    const field: ModuleField | undefined = at?.fields.get(step);
    if (index === steps.length - 1) return field?.sensitive === true;
    const target: string | undefined = field?.targets?.[0];
    at = target === undefined ? undefined : registry.module(target);
  }
  return false;
}
