import type { Registry } from '@gejie/core';
import type { Database } from '../connection.ts';
import { indexPlan, quoted } from '../schema/moduleTable.ts';
import { dropIndexes } from './fieldIndexes.ts';

/**
 * Drops unique indexes of added fields that are not said to be unique: an index is built before the field is said to be,
 * and a process may have died in between.
 */
export async function dropOrphans(database: Database, registry: Registry): Promise<void> {
  for (const module of registry.modules) {
    const { rows } = await database.pool.query<{ name: string; definition: string }>(
      `select c.relname as name, pg_get_indexdef(i.indexrelid) as definition
       from pg_index i join pg_class c on c.oid = i.indexrelid
       where i.indrelid = to_regclass($1) and i.indisunique and not i.indisprimary`,
      [quoted(module.table)],
    );
    const wanted = new Set(indexPlan(module).map(({ name }) => name));
    const orphans = rows.filter(
      ({ name, definition }) => !wanted.has(name) && /\(lower\("?cf_\w+"?\)\)/.test(definition),
    );
    await dropIndexes(
      database,
      orphans.map(({ name }) => ({ name, on: '', unique: true, where: '' })),
    );
  }
}
