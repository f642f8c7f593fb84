import type { KnownCurrency } from '@gejie/core';
import type { AccessCache } from '../access/accessCache.ts';
import type { Database } from '../database/connection.ts';
import { currencyRows } from '../database/currencies/currencyRows.ts';

/** The company's currencies as every screen needs them; read once until they change. */
export class Currencies {
  private readonly database: Database;
  private readonly cache: AccessCache;

  constructor(database: Database, cache: AccessCache) {
    this.database = database;
    this.cache = cache;
  }

  all(): Promise<KnownCurrency[]> {
    return this.cache.get('currencies', () => currencyRows(this.database.kysely));
  }
}
