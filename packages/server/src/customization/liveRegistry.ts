import { type DeclaredModule, type FieldDefinition, fieldTypes, Registry } from '@gejie/core';
import type { Database } from '../database/connection.ts';
import { type CustomFieldRow, customFieldRows } from '../database/customization/customFieldRows.ts';
import { underSchemaLock } from '../database/migrate.ts';
import { syncSchema } from '../database/schema/syncSchema.ts';
import { syncSearchPartitions } from '../database/search/searchEntries.ts';

/** The modules as they are now: those in code, with the fields that administrators have added. */
export class LiveRegistry {
  private current: Registry;
  private readonly database: Database;
  private readonly definitions: readonly DeclaredModule[];

  private constructor(database: Database, definitions: readonly DeclaredModule[], current: Registry) {
    this.database = database;
    this.definitions = definitions;
    this.current = current;
  }

  /** Reads the added fields and makes the tables hold what the definitions say. */
  static async open(database: Database, definitions: readonly DeclaredModule[]): Promise<LiveRegistry> {
    const live = new LiveRegistry(database, definitions, new Registry(definitions));
    await live.reload();
    return live;
  }

  now(): Registry {
    return this.current;
  }

  /** Reads the added fields anew; what is asked after this sees them. */
  async reload(): Promise<void> {
    await underSchemaLock(this.database, async () => {
      const registry = new Registry(this.definitions, byModule(await customFieldRows(this.database.kysely)));
      await syncSchema(this.database, registry);
      await syncSearchPartitions(this.database.kysely, registry);
      this.current = registry;
    });
  }
}

/** @throws Error when a kept definition has a type this version doesn't know */
function byModule(rows: readonly CustomFieldRow[]): Record<string, Record<string, FieldDefinition>> {
  const fields: Record<string, Record<string, FieldDefinition>> = {};
  for (const { module, name, definition } of rows) {
    const { type: typeName, ...rest } = definition;
    const type = fieldTypes.get(String(typeName));
    if (!type) throw new Error(`Custom field ${module}.${name} has the unknown type ${String(typeName)}`);
    fields[module] = { ...fields[module], [name]: { ...(rest as Omit<FieldDefinition, 'type'>), type } };
  }
  return fields;
}
