import { type FieldIssue, Invalid, type Module } from '@gejie/core';
import type { Executor } from '../database/connection.ts';
import { takenValues } from '../database/write/writeRecords.ts';

export interface UniqueCandidate {
  row: number;
  id: number | null;
  record: Record<string, unknown>;
}

/**
 * Finds values of unique fields that another living record, or an earlier row of the batch, has already.
 * @param leaving records that are about to go, whose values are free
 */
export async function checkUniqueness(
  db: Executor,
  module: Module,
  candidates: readonly UniqueCandidate[],
  leaving: readonly number[] = [],
): Promise<(FieldIssue & { row: number })[]> {
  const issues: (FieldIssue & { row: number })[] = [];
  for (const field of module.fields.values()) {
    if (!field.unique) continue;
    const given = candidates.filter(({ record }) => record[field.name] != null);
    const ids = [...leaving, ...candidates.flatMap(({ id }) => (id === null ? [] : [id]))];
    const taken =
      given.length > 0
        ? await takenValues(
            db,
            module,
            field.name,
            given.map(({ record }) => String(record[field.name])),
            ids,
          )
        : new Set();
    for (const { row, record } of given) {
      const value = String(record[field.name]);
      if (taken.has(value.toLowerCase()))
        issues.push({ ...new Invalid('notUnique', { value }).issue, field: field.name, row });
      taken.add(value.toLowerCase());
    }
  }
  return issues;
}

/** The same mistake when only the database's index could see it: somebody else was quicker. */
export function uniqueViolation(error: unknown, module: Module): FieldIssue | null {
  const { code, detail } = error as { code?: string; detail?: string };
  if (code !== '23505') return null;
  const column = /\(lower\("?(\w+)"?\)\)=\((.*)\)/.exec(detail ?? '');
  const field = [...module.fields.values()].find((one) => one.unique && one.column === column?.[1]);
  return field
    ? { ...new Invalid('notUnique', { value: column?.[2] ?? '' }).issue, field: field.name }
    : null;
}
