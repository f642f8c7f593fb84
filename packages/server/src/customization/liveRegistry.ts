import { setTimeout as delay } from 'node:timers/promises';
import { type AnyModuleDefinition, type DeclaredModule, Registry } from '@gejie/core';
import type { Database } from '../database/connection.ts';
import { dropWaitingColumns } from '../database/customization/conversionRows.ts';
import { dropOrphans } from '../database/customization/orphanIndexes.ts';
import { keepUp } from '../database/keepUp.ts';
import { underSchemaLock } from '../database/migrate.ts';
import { retryReading } from '../database/retryReading.ts';
import { syncSchema } from '../database/schema/syncSchema.ts';
import { nothingKept, readKept } from './keptCustomization.ts';
import { differs, type MadeModule, madeModules } from './madeModules.ts';

/** Milliseconds until a database that could not be asked is asked again. */
const lookAgain = 1_000;

/** The modules as they are now: those in code, with what administrators have made of them. */
export class LiveRegistry {
  private current: Registry;
  private readonly database: Database;
  private readonly definitions: readonly AnyModuleDefinition[];
  private readonly listeners = new Set<() => void>();
  private kept = nothingKept;
  /** Those of the current registry that administrators have changed, by name. */
  private made: ReadonlyMap<string, MadeModule> = new Map();
  private reading: Promise<void> = Promise.resolve();
  private next: Promise<void> | null = null;
  private readonly ended = new AbortController();

  private constructor(database: Database, definitions: readonly DeclaredModule[]) {
    this.database = database;
    this.definitions = definitions as readonly unknown[] as AnyModuleDefinition[];
    this.current = new Registry(definitions);
  }

  /** Reads what administrators keep and makes the tables hold what the definitions say. */
  static async open(database: Database, definitions: readonly DeclaredModule[]): Promise<LiveRegistry> {
    const live = new LiveRegistry(database, definitions);
    await underSchemaLock(database, async () => {
      await live.refresh();
      await syncSchema(database, live.current);
      await keepUp(database, live.current, new Date());
      await dropOrphans(database, live.current);
      for (const module of live.current.modules) await dropWaitingColumns(database.kysely, module);
    });
    return live;
  }

  now(): Registry {
    return this.current;
  }

  /** The module as it is declared, without what administrators have made of it. */
  declared(name: string): AnyModuleDefinition | undefined {
    return this.definitions.find((definition) => definition.name === name);
  }

  /** Reads anew what administrators keep: what is asked after this sees what was kept before it was called. */
  refresh(): Promise<void> {
    // A reading that hasn't begun serves all who ask for one meanwhile.
    this.next ??= this.reading
      .catch(() => undefined)
      .then(() => {
        this.next = null;
        this.reading = this.read();
        return this.reading;
      });
    return this.next;
  }

  /**
   * Reads anew as soon as the database can be asked, however long that takes: what was missed once would be missed until
   * the next change.
   */
  async catchUp(onFault: (error: unknown) => void): Promise<void> {
    const { signal } = this.ended;
    while (!signal.aborted) {
      try {
        return await this.refresh();
      } catch (error) {
        if (signal.aborted) return;
        onFault(error);
        await delay(lookAgain, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  /** Nobody asks any more. */
  close(): void {
    this.ended.abort();
  }

  /** @param listener called after each change @returns how to stop */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private async read(): Promise<void> {
    const kept = await retryReading(() => readKept(this.database.kysely, this.kept));
    const made = madeModules(this.definitions, kept, this.made);
    const isNew = differs(made, this.made);
    if (isNew) {
      const whole = this.definitions.map((definition) => made.get(definition.name)?.definition ?? definition);
      const added = Object.fromEntries([...made].map(([name, module]) => [name, module.added]));
      this.current = new Registry(whole as readonly unknown[] as DeclaredModule[], added, this.current);
    }
    this.kept = kept;
    this.made = made;
    if (isNew) for (const listener of this.listeners) listener();
  }
}
