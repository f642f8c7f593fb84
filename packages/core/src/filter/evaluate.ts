import { foldCase } from '../fields/textValue.ts';
import { compareDecimals } from './compareDecimals.ts';
import type { Condition, FieldTest, TestOperator } from './condition.ts';
import type { Filter } from './filter.ts';

type Values = Record<string, unknown>;

/** Finds the record a reference points at; null when there is none. */
export type Lookup = (module: string, id: number) => Values | null;

/**
 * Whether a record fulfils a parsed condition; the same answer as the SQL it compiles to, empty values included:
 * an empty value is different from everything, contains nothing and is neither more nor less than anything.
 */
export function evaluate(condition: Condition, record: Values, lookup: Lookup): boolean {
  if (condition.kind === 'all') return condition.of.every((part) => evaluate(part, record, lookup));
  if (condition.kind === 'any') return condition.of.some((part) => evaluate(part, record, lookup));
  if (condition.kind === 'not') return !evaluate(condition.of, record, lookup);
  if (condition.kind === 'wholeSight') return evaluate(condition.of, record, lookup);
  if (
    condition.kind === 'shared' ||
    condition.kind === 'pointed' ||
    condition.kind === 'above' ||
    condition.kind === 'sighted'
  )
    throw new Error('Only the database knows what is shared, and what is seen through another record');
  const { operator, operand, field } = condition;
  const same = field.type.column(field).shape === 'ordered' ? sameSize : sameText;
  return passes(operator, reach(condition, record, lookup), operand, same);
}

function reach({ through, field }: FieldTest, record: Values, lookup: Lookup): unknown {
  let at: Values | null = record;
  for (const step of through) {
    const id: unknown = at?.[step.field.name];
    at = typeof id === 'number' ? lookup(step.target.name, id) : null;
  }
  const value = at?.[field.name] ?? null;
  if (value !== null && field.type.toColumn) return field.type.toColumn(value);
  return field.type.searchText && isDocument(value) ? field.type.searchText(value, field) : value;
}

/**
 * Whether a record fulfils a condition of a module definition (`visibleWhen`, `became`), whose operands are written as
 * canonical values, `$now` among them. References may be ids or the `{ id, label }` of an answer.
 */
export function matches(filter: Filter, record: object): boolean {
  return Object.entries(filter).every(([key, value]) => {
    if (key === 'any') return (value as Filter[]).some((part) => matches(part, record));
    if (key === 'all') return (value as Filter[]).every((part) => matches(part, record));
    if (key === 'not') return !matches(value as Filter, record);
    const held = (record as Values)[key];
    const actual = isDocument(held) && 'id' in held ? held.id : held;
    if (!isDocument(value))
      return value === null ? isEmptyValue(actual) : passes('eq', actual, value, sameAtSight);
    return Object.entries(value).every(([operator, operand]) =>
      passes(operator as TestOperator, actual, atPresent(operand), sameAtSight),
    );
  });
}

function atPresent(operand: unknown): unknown {
  return operand === '$now' ? new Date().toISOString() : operand;
}

/** Whether two values, both there, are the same. */
type Same = (a: unknown, b: unknown) => boolean;
type Test = (value: unknown, operand: unknown, same: Same) => boolean;

/** In a text "1" and "1.0" are two things, in a number they are one. */
const sameText: Same = (a, b) => String(a) === String(b);
const sameSize: Same = (a, b) => compare(a, b) === 0;
/** Where only the values are known: texts are compared as numbers when one of them has decimals. */
const sameAtSight: Same = (a, b) =>
  typeof a === 'number' || typeof b === 'number' || `${a}${b}`.includes('.')
    ? sameSize(a, b)
    : sameText(a, b);

const holds: Test = (value, operand, same) =>
  Array.isArray(value) ? value.includes(operand) : same(value, operand);
const isOneOf: Test = (value, operand, same) => (operand as unknown[]).some((one) => holds(value, one, same));
const isAmong: Test = (value, operand) =>
  (value as unknown[]).every((one) => (operand as unknown[]).includes(one));
const contains: Test = (value, operand, same) =>
  Array.isArray(value) ? holds(value, operand, same) : fold(value).includes(fold(operand));
const between: Test = (value, operand) => {
  const [from, to] = operand as [unknown, unknown];
  return compare(value, from) >= 0 && compare(value, to) <= 0;
};
const range: Test = (value, operand) => {
  const [from, until] = operand as [unknown, unknown];
  return compare(value, from) >= 0 && compare(value, until) < 0;
};

/** Tests of a value that is there. */
const tests: Record<Exclude<TestOperator, 'ne' | 'notIn' | 'notContains' | 'empty'>, Test> = {
  eq: holds,
  in: isOneOf,
  among: isAmong,
  contains,
  startsWith: (value, operand) => fold(value).startsWith(fold(operand)),
  gt: (value, operand) => compare(value, operand) > 0,
  gte: (value, operand) => compare(value, operand) >= 0,
  lt: (value, operand) => compare(value, operand) < 0,
  lte: (value, operand) => compare(value, operand) <= 0,
  between,
  range,
};

const negations = { ne: 'eq', notIn: 'in', notContains: 'contains' } as const;

function passes(operator: TestOperator, value: unknown, operand: unknown, same: Same): boolean {
  if (operator === 'empty') return isEmptyValue(value) === operand;
  if (operator === 'ne' || operator === 'notIn' || operator === 'notContains') {
    return isEmptyValue(value) || !tests[negations[operator]](value, operand, same);
  }
  return !isEmptyValue(value) && tests[operator](value, operand, same);
}

/** Null, no text, or a list with nothing in it. */
export function isEmptyValue(value: unknown): boolean {
  return (
    value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  );
}

const decimalText = /^-?\d+(\.\d+)?$/;

/** Numbers and exact decimals by size, everything else as text; days and instants are written so that this is right. */
function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [left, right] = [String(a), String(b)];
  if (left === right) return 0;
  if (decimalText.test(left) && decimalText.test(right)) return compareDecimals(left, right);
  return left < right ? -1 : 1;
}

function fold(value: unknown): string {
  return foldCase(String(value));
}

function isDocument(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
