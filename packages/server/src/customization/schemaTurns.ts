import type { Registry } from '@gejie/core';
import type { Database } from '../database/connection.ts';
import { underSchemaLock } from '../database/migrate.ts';
import type { LiveRegistry } from './liveRegistry.ts';

/**
 * Lets one administrator at a time change modules, in all processes: each sees what the one before has made. Those of
 * this process wait here, not with a connection each, of which there might be none left for whoever is at it.
 */
export class SchemaTurns {
  private readonly database: Database;
  private readonly live: LiveRegistry;
  private last: Promise<unknown> = Promise.resolve();

  constructor(database: Database, live: LiveRegistry) {
    this.database = database;
    this.live = live;
  }

  /** @param run gets the modules as they are now; when it has ended, this process knows what it did */
  take<T>(run: (registry: Registry) => Promise<T>): Promise<T> {
    const turn = this.last
      .catch(() => undefined)
      .then(() =>
        underSchemaLock(this.database, async () => {
          await this.live.refresh();
          try {
            return await run(this.live.now());
          } finally {
            await this.live.refresh();
          }
        }),
      );
    this.last = turn;
    return turn;
  }
}
