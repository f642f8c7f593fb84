import {
  type Invalid,
  Invalid as InvalidValue,
  type Module,
  type ModuleField,
  messageOf,
  namesItsModules,
  type Registry,
} from '@gejie/core';
import type { Session } from '../../access/session.ts';
import type { Executor } from '../../database/connection.ts';
import { recordsNamed } from '../../database/import/recordsNamed.ts';
import { readContext } from '../../reading/readContext.ts';
import type { ReadRow } from './readRow.ts';

/** A record by its name, as a cell gives it. */
interface Named {
  named: string;
}

const mostRemembered = 50_000;

/**
 * Finds the records that cells name, by title, number or another unique name, among those the session sees; many rows
 * with one query a module. What was found is remembered for the rows that follow.
 */
export class ReferenceFinder {
  private readonly found = new Map<string, number[]>();
  private readonly session: Session;
  private readonly registry: Registry;

  constructor(session: Session, registry: Registry) {
    this.session = session;
    this.registry = registry;
  }

  /** Replaces the names in the rows' values by ids; what is not found, or not clear, becomes a problem of its row. */
  async resolve(db: Executor, fields: readonly ModuleField[], rows: readonly ReadRow[]): Promise<void> {
    const pointing = fields.filter(({ type }) => type.refersTo);
    if (this.found.size > mostRemembered) this.found.clear();
    for (const target of new Set(pointing.flatMap(({ targets }) => targets ?? []))) {
      const names = pointing
        .filter(({ targets }) => targets?.includes(target))
        .flatMap(({ name }) => rows.flatMap(({ values }) => namesIn(values[name])));
      await this.learn(db, this.registry.module(target), names);
    }
    for (const row of rows) for (const field of pointing) this.replace(row, field);
  }

  private async learn(db: Executor, target: Module, names: readonly string[]): Promise<void> {
    const unknown = [...new Set(names)].filter((name) => !this.found.has(key(target, name)));
    if (unknown.length === 0) return;
    const context = readContext(this.session, this.registry, new Date());
    const records = await recordsNamed(db, target, unknown, context.visible(target), context);
    for (const name of unknown) this.found.set(key(target, name), records.get(name) ?? []);
  }

  private replace(row: ReadRow, field: ModuleField): void {
    const value = row.values[field.name];
    if (value === undefined) return;
    try {
      row.values[field.name] = Array.isArray(value)
        ? value.map((one) => this.pointer(one, field))
        : this.pointer(value, field);
    } catch (error) {
      if (!(error instanceof InvalidValue)) throw error;
      delete row.values[field.name];
      row.problems.push({
        field: field.name,
        message: messageOf((error as Invalid).issue, this.session.language),
      });
    }
  }

  private pointer(value: unknown, field: ModuleField): unknown {
    if (!isNamed(value)) return value;
    const matches = (field.targets ?? []).flatMap((name) => {
      const target = this.registry.module(name);
      return (this.found.get(key(target, value.named)) ?? []).map((id) => ({ module: target.path, id }));
    });
    const [match] = matches;
    if (!match) throw new InvalidValue('referenceNotFound', { value: value.named.slice(0, 60) });
    if (matches.length > 1) throw new InvalidValue('referenceAmbiguous', { value: value.named.slice(0, 60) });
    return namesItsModules(field.type.refersTo) ? match : match.id;
  }
}

function namesIn(value: unknown): string[] {
  return [value].flat().flatMap((one) => (isNamed(one) ? [one.named] : []));
}

function isNamed(value: unknown): value is Named {
  return typeof value === 'object' && value !== null && 'named' in value && typeof value.named === 'string';
}

function key({ name }: Module, named: string): string {
  return `${name}\n${named}`;
}
