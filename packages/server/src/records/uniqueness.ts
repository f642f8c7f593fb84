import { type FieldIssue, Invalid, type Module, type ModuleField } from '@gejie/core';
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
    if (!field.unique && !field.uniqueWithin) continue;
    const key = (record: Record<string, unknown>) =>
      `${field.uniqueWithin ? `${record[field.uniqueWithin]} ` : ''}${String(record[field.name]).toLowerCase()}`;
    const given = candidates.filter(
      ({ record }) => record[field.name] != null && record[field.uniqueWithin ?? field.name] != null,
    );
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
      if (taken.has(key(record)))
        issues.push({ ...takenIssue(module, field, value).issue, field: field.name, row });
      taken.add(key(record));
    }
  }
  return issues;
}

/** The same mistake when only the database's index could see it: somebody else was quicker. */
export function uniqueViolation(error: unknown, module: Module): FieldIssue | null {
  const { code, detail, table } = error as { code?: string; detail?: string; table?: string };
  if (code !== '23505' || (table !== undefined && table !== module.table)) return null;
  const column = /\((?:\w+, )?(?:lower\()?"?(\w+)"?\)?\)=\((.*)\)/.exec(detail ?? '');
  const field = [...module.fields.values()].find((one) => guards(one) && one.column === column?.[1]);
  if (!field) return null;
  const value = field.uniqueWithin ? (column?.[2] ?? '').replace(/^\d+, /, '') : (column?.[2] ?? '');
  return { ...takenIssue(module, field, value).issue, field: field.name };
}

/** A text is told, a reference by what the fields are called. */
function takenIssue(module: Module, field: ModuleField, value: string): Invalid {
  const within = module.fields.get(field.uniqueWithin ?? '');
  if (!within || !field.type.refersTo) return new Invalid('notUnique', { value });
  return new Invalid('notUniqueWithin', { field: field.label, within: within.label });
}

/** Whether a change of one of these fields may bring a value that another record has. */
export function mayCollide(module: Module, changed: readonly string[]): boolean {
  return [...module.fields.values()].some(
    (field) =>
      guards(field) && (changed.includes(field.name) || changed.includes(field.uniqueWithin ?? field.name)),
  );
}

function guards({ unique, uniqueWithin }: ModuleField): boolean {
  return unique === true || uniqueWithin !== undefined;
}
