import {
  type AnsweredRecord,
  type AnyReference,
  anyReferenceText,
  type ModuleField,
  type Reference,
  type RefersTo,
  type StoredFile,
} from '@gejie/core';
import { readMarked, type Told } from '../database/query/markedLabel.ts';
import { labelIn, type Projected } from '../database/query/projection.ts';
import type { Row } from '../database/query/selectRecords.ts';

/** What references are called, and what became of what they point at: of the value, or by the value where there are several. */
type Tell = (key?: string | number) => Told;

/**
 * A row of the database as the API gives it: canonical values, references with labels, files with addresses.
 * @param beside what is told besides; a field of the same name goes first. Given here, since copying a record of hundreds of
 *   fields takes as long as making it
 */
export function answered(row: Row, projected: readonly Projected[], beside: object = {}): AnsweredRecord {
  const record: Record<string, unknown> = { ...beside, id: row.$id };
  for (const one of projected) {
    const { refersTo, holdsFiles } = one.field.type;
    const label = refersTo || holdsFiles ? labelIn(row, one) : null;
    record[one.name] = answeredValue(one.field, row[one.name], label, readMarked);
  }
  return record as AnsweredRecord;
}

/**
 * @param label the name of what the value points at, by each value where there are several; the description of a file
 * @param read what a name says; absent: itself
 */
export function answeredValue(
  field: ModuleField,
  stored: unknown,
  label: unknown,
  read: (name: unknown) => Told = plainName,
): unknown {
  const { type } = field;
  if (stored === null || stored === undefined) return null;
  if (type.holdsFiles) return fileAnswer(label);
  const value = type.fromColumn ? type.fromColumn(stored, field) : stored;
  const tell: Tell = (key) =>
    read(key === undefined ? label : (label as Record<string, unknown> | null)?.[key]);
  return type.refersTo ? references[type.refersTo](value, tell) : value;
}

function plainName(name: unknown): Told {
  return { label: (name as string | null | undefined) ?? null };
}

const references: Record<RefersTo, (value: unknown, tell: Tell) => unknown> = {
  one: (id, tell): Reference => ({ id: id as number, ...tell() }),
  many: (ids, tell): Reference[] => (ids as number[]).map((id) => ({ id, ...tell(id) })),
  any: (value, tell): Reference => ({ ...(value as { module: string; id: number }), ...tell() }),
  anyMany: (value, tell): Reference[] =>
    (value as AnyReference[]).map((one) => ({ ...one, ...tell(anyReferenceText(one)) })),
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
