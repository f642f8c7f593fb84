import { type Condition, everything, Invalid, type Module, type ModuleField } from '@gejie/core';
import type { Executor } from '../../database/connection.ts';
import { matchingRecords } from '../../database/import/matchingRecords.ts';
import type { ReadContext } from '../../reading/readContext.ts';
import type { ReadRow } from './readRow.ts';

/** What tells rows and records apart: the values of the fields they are matched by. */
export class RowMatcher {
  private readonly module: Module;
  private readonly fields: readonly ModuleField[];
  private readonly context: ReadContext;

  constructor(module: Module, fields: readonly ModuleField[], context: ReadContext) {
    this.module = module;
    this.fields = [...fields].sort((a, b) => selectivity(module, b) - selectivity(module, a));
    this.context = context;
  }

  /** @returns null when a row has not all the values: then it is like no other */
  keyOf(row: ReadRow): string | null {
    const values = this.valuesOf(row);
    return values && keyOfValues(values);
  }

  /** The records that rows are matched with, by key; several when the records are alike among themselves. */
  async existing(db: Executor, rows: readonly ReadRow[]): Promise<Map<string, number[]>> {
    const firsts = new Set(rows.flatMap((row) => this.valuesOf(row)?.slice(0, 1) ?? []));
    const found = new Map<string, number[]>();
    const within = comparedWith(this.module, this.fields, this.context);
    const records = await matchingRecords(db, this.module, this.fields, [...firsts], within, this.context);
    for (const { id, values } of records) {
      if (values.includes(null)) continue;
      const key = keyOfValues(values);
      found.set(key, [...(found.get(key) ?? []), id]);
    }
    return found;
  }

  private valuesOf(row: ReadRow): unknown[] | null {
    if (this.fields.length === 0) return null;
    const values: unknown[] = [];
    for (const field of this.fields) {
      const input = row.values[field.name];
      if (input === undefined || input === null || input === '') return null;
      try {
        values.push(field.type.parse(input, field, this.context.filters));
      } catch (error) {
        // Saving the row will say what is wrong with the value.
        if (error instanceof Invalid) return null;
        throw error;
      }
    }
    return values;
  }
}

function keyOfValues(values: readonly unknown[]): string {
  return JSON.stringify(values.map((value) => (typeof value === 'string' ? value.toLowerCase() : value)));
}

/**
 * What rows are compared with. Whether there is such a customer already is told of the whole company, as anybody is told
 * who makes one; by any other field nobody finds out what stands in records out of sight.
 */
function comparedWith(module: Module, fields: readonly ModuleField[], context: ReadContext): Condition {
  const known = new Set(['number', ...Object.keys(module.definition.duplicates ?? {})]);
  const told = fields.every(({ name, unique }) => unique || known.has(name));
  return told ? everything : context.visible(module);
}

/** The field the database looks for first should be one it has an index of, and leave few records. */
function selectivity(module: Module, field: ModuleField): number {
  if (field.unique) return 4;
  if (field.name === 'number') return 3;
  if (field.name === module.title) return 2;
  return field.index ? 1 : 0;
}
