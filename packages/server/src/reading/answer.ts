import {
  type AnsweredRecord,
  type AnyReference,
  anyReferenceText,
  type ModuleField,
  type Reference,
  type RefersTo,
  type StoredFile,
} from '@gejie/core';
import { labelIn, type Projected } from '../database/query/projection.ts';
import type { Row } from '../database/query/selectRecords.ts';

/**
 * A row of the database as the API gives it: canonical values, references with labels, files with addresses.
 * @param beside what is told besides; a field of the same name goes first. Given here, since copying a record of hundreds of
 *   fields takes as long as making it
 */
export function answered(row: Row, projected: readonly Projected[], beside: object = {}): AnsweredRecord {
  const record: Record<string, unknown> = { ...beside, id: row.$id };
  for (const one of projected) {
    const { refersTo, holdsFiles } = one.field.type;
    record[one.name] = answeredValue(
      one.field,
      row[one.name],
      refersTo || holdsFiles ? labelIn(row, one) : null,
    );
  }
  return record as AnsweredRecord;
}

/** @param label what the query's label column gave for the value */
export function answeredValue(field: ModuleField, stored: unknown, label: unknown): unknown {
  const { type } = field;
  if (stored === null || stored === undefined) return null;
  if (type.holdsFiles) return fileAnswer(label);
  const value = type.fromColumn ? type.fromColumn(stored, field) : stored;
  return type.refersTo ? references[type.refersTo](value, label) : value;
}

const references: Record<RefersTo, (value: unknown, label: unknown) => unknown> = {
  one: (id, label): Reference => ({ id: id as number, label: (label as string | null | undefined) ?? null }),
  many: (ids, labels): Reference[] =>
    (ids as number[]).map((id) => ({ id, label: (labels as Record<string, string> | null)?.[id] ?? null })),
  any: (value, label): Reference => ({
    ...(value as { module: string; id: number }),
    label: (label as string | null) ?? null,
  }),
  anyMany: (value, labels): Reference[] =>
    (value as AnyReference[]).map((one) => ({
      ...one,
      label: (labels as Record<string, string | null> | null)?.[anyReferenceText(one)] ?? null,
    })),
};

function fileAnswer(stored: unknown): StoredFile | null {
  if (!stored) return null;
  const file = stored as Omit<StoredFile, 'url'>;
  return { ...file, url: `/api/files/${file.id}/${encodeURIComponent(file.name)}` };
}

/** A row with canonical values under the names of all its fields, as rules, effects and history see it. */
export function canonical(
  row: Record<string, unknown>,
  fields: Iterable<ModuleField>,
): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  for (const field of fields) {
    const stored = row[field.name] ?? null;
    record[field.name] =
      stored !== null && field.type.fromColumn ? field.type.fromColumn(stored, field) : stored;
  }
  return record;
}
