import type { Module, ModuleField, Registry } from '@gejie/core';
import type { Database } from '../database/connection.ts';
import { customFieldRows, updateField } from '../database/customization/customFieldRows.ts';
import { tellCustomized } from '../database/customization/customizationSignal.ts';
import { buildIndexes, indexesOf } from '../database/customization/fieldIndexes.ts';
import { underSchemaLock } from '../database/migrate.ts';

export interface IndexWishDependencies {
  database: Database;
  registry(): Registry;
  onFault(error: unknown): void;
}

/**
 * Builds the indexes of added fields when somebody first filters or sorts by them, one after the other and beside all
 * other work; whoever asked gets an answer meanwhile, without.
 */
export class IndexWishes {
  private readonly needs: IndexWishDependencies;
  private readonly wished = new Set<string>();
  private building: Promise<void> = Promise.resolve();
  private closed = false;

  constructor(needs: IndexWishDependencies) {
    this.needs = needs;
  }

  /** Told of each field that a list is filtered or sorted by. */
  wish(module: Module, field: ModuleField): void {
    if (!field.custom || field.index || this.closed) return;
    const key = `${module.name}.${field.name}`;
    if (this.wished.has(key)) return;
    this.wished.add(key);
    this.building = this.building
      .then(() => this.build(module.name, field.name))
      .catch(this.needs.onFault)
      .finally(() => this.wished.delete(key));
  }

  /** The order of its values has changed, and with it the index that lists are sorted by. */
  renew(moduleName: string, name: string): void {
    if (this.closed) return;
    this.building = this.building
      .then(async () => {
        const module = this.needs.registry().module(moduleName);
        const field = module.fields.get(name);
        if (!this.closed && field && (field.index || !field.custom))
          await buildIndexes(this.needs.database, module, field, indexesOf(module, field));
      })
      .catch(this.needs.onFault);
  }

  /** When all that was wished for is there. */
  settled(): Promise<void> {
    return this.building;
  }

  /** No more is begun; the one under way ends first. */
  async close(): Promise<void> {
    this.closed = true;
    await this.building;
  }

  private async build(moduleName: string, name: string): Promise<void> {
    if (this.closed) return;
    const { database } = this.needs;
    const module = this.needs.registry().module(moduleName);
    const field = module.fields.get(name);
    if (!field || field.index) return;
    const wanted = { ...field, index: true };
    await buildIndexes(database, module, wanted, indexesOf(module, wanted));
    await underSchemaLock(database, () =>
      database.transaction(async (tx) => {
        const rows = await customFieldRows(tx, [moduleName]);
        const row = rows.find((one) => one.name === name);
        if (!row) return;
        await updateField(tx, { ...row, definition: { ...row.definition, index: true } });
        await tellCustomized(tx);
      }),
    );
  }
}
