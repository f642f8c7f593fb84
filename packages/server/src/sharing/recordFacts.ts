import { everything, type Module } from '@gejie/core';
import { systemSession } from '../access/elevation.ts';
import type { CollaborationDependencies } from '../collaboration/holder.ts';
import { readMarked } from '../database/query/markedLabel.ts';
import { labelIn } from '../database/query/projection.ts';
import { selectRecord } from '../database/query/selectRecords.ts';
import { readContext } from '../reading/readContext.ts';

/** Whose a record is, by name, and the record its shares reach through. */
export interface RecordFacts {
  id: number;
  owner: { id: number; name: string | null } | null;
  department: { id: number; name: string | null } | null;
  /** Records whose shares count for this one. */
  parents: number[];
  /** The pool it lies in. */
  pool: number | null;
}

/** What the grounds of access are about; asked for whoever sees the record anyway. */
export async function recordFacts(
  { database, registry }: CollaborationDependencies,
  module: Module,
  id: number,
): Promise<RecordFacts> {
  const company = { name: '', currency: '', timeZone: 'UTC', fiscalYearStart: 1 };
  const context = readContext(systemSession(company, 'explaining access'), registry(), new Date());
  const { sharedThrough } = module.definition;
  const projected = ['owner', 'department', 'pool', sharedThrough].flatMap((name) => {
    const field = name === undefined ? undefined : module.fields.get(name);
    return field ? [{ name: field.name, through: [], field }] : [];
  });
  const row = await selectRecord(
    database.kysely,
    { module, id, condition: everything, projected, asked: {} },
    context,
  );
  const named = (name: string) => {
    const one = projected.find((field) => field.name === name);
    const found = row?.[name];
    return row && one && typeof found === 'number'
      ? { id: found, name: readMarked(labelIn(row, one)).label }
      : null;
  };
  const parent = sharedThrough ? row?.[sharedThrough] : null;
  return {
    id,
    owner: named('owner'),
    department: named('department'),
    parents: typeof parent === 'number' ? [parent] : [],
    pool: module.definition.pool && typeof row?.pool === 'number' ? row.pool : null,
  };
}
