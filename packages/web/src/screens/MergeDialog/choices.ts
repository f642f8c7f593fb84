import type { AnsweredRecord, FieldMetadata, ModuleMetadata, MovingAnswer } from '@gejie/core';
import { requestValue } from '../../api/requestValues.ts';

/** A field in which the records differ. */
export interface Difference {
  field: FieldMetadata;
  /** Two of them say something else: somebody has to choose. Otherwise one fills the gap of another. */
  conflict: boolean;
}

/** Field → id of the record whose value is kept. */
export type Choices = Record<string, number>;

/**
 * The records as the one that stays may be made of them: none of them is what it hangs on, for a company is not its own
 * parent.
 */
export function apart(module: ModuleMetadata, records: readonly AnsweredRecord[]): AnsweredRecord[] {
  const ids = new Set(records.map(({ id }) => id));
  const inner = module.fields.filter(({ targets }) => targets?.includes(module.path));
  return records.map((record) => {
    const pointing = inner.filter(({ name }) => pointsAmong(record[name], module.path, ids));
    return pointing.length === 0
      ? record
      : { ...record, ...Object.fromEntries(pointing.map(({ name }) => [name, null])) };
  });
}

function pointsAmong(value: unknown, path: string, ids: ReadonlySet<number>): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { id, module = path } = value as { id?: number; module?: string };
  return id !== undefined && module === path && ids.has(id);
}

/** The fields in which records that become one differ, those somebody has to choose first. */
export function differencesAmong(module: ModuleMetadata, records: readonly AnsweredRecord[]): Difference[] {
  const differing = module.fields.flatMap((field): Difference[] => {
    if (field.readOnly || records.some((record) => record[field.name] === undefined)) return [];
    const said = new Set(records.map((record) => valueIn(record, field)));
    if (said.size < 2) return [];
    said.delete(nothing);
    return [{ field, conflict: said.size > 1 }];
  });
  return [...differing.filter(({ conflict }) => conflict), ...differing.filter(({ conflict }) => !conflict)];
}

/**
 * What the record that stays says, and where it says nothing, the first that says something. When something happened last
 * the latest of them knows, whichever stays.
 */
export function firstChoices(
  differences: readonly Difference[],
  records: readonly AnsweredRecord[],
  into: number,
): Choices {
  const inOrder = records.toSorted((a, b) => Number(b.id === into) - Number(a.id === into));
  return Object.fromEntries(
    differences.map(({ field }) => {
      const saying = inOrder.filter((record) => valueIn(record, field) !== nothing);
      const [first] = field.lastTime ? saying.toSorted((a, b) => laterFirst(a, b, field.name)) : saying;
      return [field.name, first?.id ?? into];
    }),
  );
}

/** Days and times are written so that text sorts them. */
function laterFirst(a: AnsweredRecord, b: AnsweredRecord, field: string): number {
  const [one, other] = [String(a[field]), String(b[field])];
  if (one === other) return 0;
  return one > other ? -1 : 1;
}

/** What the record that stays takes over from the others, as a request says it. */
export function takenOver(
  choices: Choices,
  records: readonly AnsweredRecord[],
  into: number,
): Record<string, unknown> {
  const taken = Object.entries(choices).flatMap(([name, id]) => {
    const record = records.find((one) => one.id === id);
    return record && id !== into ? [[name, requestValue(record[name])]] : [];
  });
  return Object.fromEntries(taken);
}

/** The record that most points at, and of those the oldest, is the one to keep when nobody says otherwise. */
export function likelySurvivor(records: readonly AnsweredRecord[], moving: readonly MovingAnswer[]): number {
  const weight = (id: number) => {
    const of = moving.find((one) => one.id === id);
    return of ? of.comments + of.files + of.links.reduce((sum, { count }) => sum + count, 0) : 0;
  };
  const [first] = records.toSorted((a, b) => weight(b.id) - weight(a.id) || a.id - b.id);
  return first?.id ?? 0;
}

const nothing = 'null';

/** A value as it is compared: what is empty in one way or another is nothing. */
function valueIn(record: AnsweredRecord, field: FieldMetadata): string {
  const value = requestValue(record[field.name]);
  const empty =
    value === null || value === '' || value === false || (Array.isArray(value) && value.length === 0);
  return empty ? nothing : JSON.stringify(value);
}
