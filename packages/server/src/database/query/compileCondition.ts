import {
  type AboveTest,
  type Condition,
  everything,
  type FieldTest,
  type Module,
  namesItsModules,
  type PointedTest,
  type SightedTest,
  type TestOperator,
} from '@gejie/core';
import { sql } from 'kysely';
import type { Sql } from '../connection.ts';
import { sharedWith } from '../sharing/sharedWith.ts';
import { pointsAt } from './pointsAt.ts';
import { isTagged } from './taggedRows.ts';

/** What a condition is compiled for. */
export interface CompileContext {
  /** The records of a module this reader may see: a reference out of sight is as good as empty. */
  visible(module: Module): Condition;
  /** Whose own tags are found, besides everybody's; absent: nobody's. */
  reader?: number | null;
  /** So many of the records shared with somebody will do, whichever they are; absent: all. */
  mostShared?: number;
}

const wholeSight: CompileContext = { visible: () => everything };

/** SQL that is true exactly when `evaluate` (core) says so of the row `alias`; never NULL under a `not`. */
export function compileCondition(condition: Condition, alias: string, context: CompileContext): Sql {
  if (condition.kind === 'not') return sql`(${compileCondition(condition.of, alias, context)}) is not true`;
  if (condition.kind === 'test') return compileTest(condition, alias, context, 0);
  if (condition.kind === 'wholeSight') return compileCondition(condition.of, alias, wholeSight);
  if (condition.kind === 'shared') return sharedWith(condition, alias, context.mostShared);
  if (condition.kind === 'pointed') return compilePointed(condition, alias);
  if (condition.kind === 'above') return compileAbove(condition, alias);
  if (condition.kind === 'sighted') return inSight(condition, alias, context);
  const parts = condition.of.map((part) => sql`(${compileCondition(part, alias, context)})`);
  if (parts.length === 0) return condition.kind === 'all' ? sql`true` : sql`false`;
  return sql`${sql.join(parts, condition.kind === 'all' ? sql` and ` : sql` or `)}`;
}

/**
 * The same of a row that is looked up by its id: it is asked once the row is found. The planner makes no guess of it, where
 * to weigh each of 500 owners takes longer than the look-up itself.
 */
export function compileCheck(condition: Condition, alias: string, context: CompileContext): Sql {
  if (isEverything(condition)) return sql`true`;
  return sql`case when ${sql.ref(`${alias}.id`)} > 0 then (${compileCondition(condition, alias, context)}) else false end`;
}

function compilePointed({ field, target, of }: PointedTest, alias: string): Sql {
  const inner = `${alias}_${field.column}`;
  // A reference to records of any module is looked up by its id, module by module. Told so by the offset, PostgreSQL
  // doesn't plan for each of them a second way, which would gather all that may be seen of it; nor does it weigh how much
  // that is. For seventeen modules that was two thirds of the planning.
  const byId = namesItsModules(field.type.refersTo);
  const seen = (byId ? compileCheck : compileCondition)(of, inner, wholeSight);
  return sql`exists (
    select from ${sql.table(target.table)} as ${sql.id(inner)}
    where ${pointsAt(field, alias, target, sql.ref(`${inner}.id`))} and ${sql.ref(`${inner}.deleted_at`)} is null
      and (${seen}) ${byId ? sql`offset 0` : sql``})`;
}

/** The tops are looked up once for the whole statement, and what is beneath them likewise: trees are small. */
function compileAbove({ field, module, of }: AboveTest, alias: string): Sql {
  const [top, below] = [`${alias}_top`, `${alias}_below`];
  const table = sql.table(module.table);
  return sql`${sql.ref(`${alias}.${field.column}`)} = any(array(
    with recursive beneath as (
      select ${sql.ref(`${top}.id`)} from ${table} as ${sql.id(top)}
      where ${sql.ref(`${top}.deleted_at`)} is null and (${compileCondition(of, top, wholeSight)})
      union
      select ${sql.ref(`${below}.id`)} from beneath join ${table} as ${sql.id(below)}
      on ${sql.ref(`${below}.${field.column}`)} = beneath.id where ${sql.ref(`${below}.deleted_at`)} is null
    ) select id from beneath))`;
}

/** The record pointed at may be seen, was purged, or there is none. */
function inSight({ field, targets }: SightedTest, alias: string, context: CompileContext): Sql {
  const seen = targets.map((target) => ({ target, condition: context.visible(target) }));
  if (seen.every(({ condition }) => isEverything(condition))) return sql`true`;
  const column = sql.ref(`${alias}.${field.column}`);
  const id = sql`split_part(${column}, ':', 2)::bigint`;
  const inner = `${alias}_on`;
  const cases = seen.map(({ target, condition }) =>
    isEverything(condition)
      ? sql`when ${target.path} then true`
      : sql`when ${target.path} then exists (select 1 from ${sql.table(target.table)} as ${sql.id(inner)}
          where ${sql.ref(`${inner}.id`)} = ${id} and ${compileCheck(condition, inner, context)} offset 0)`,
  );
  return sql`(${column} is null or case split_part(${column}, ':', 1) ${sql.join(cases, sql` `)} else false end
    or exists (select 1 from tombstone where record = ${id}))`;
}

/** Whether a condition asks nothing. */
export function isEverything(condition: Condition): boolean {
  return condition.kind === 'all' && condition.of.length === 0;
}

/** Operators that an empty value passes, and the ones they deny. */
const denials = { ne: 'eq', notIn: 'in', notContains: 'contains' } as const;

function compileTest(test: FieldTest, alias: string, context: CompileContext, depth: number): Sql {
  const step = test.through[depth];
  if (!step && test.field.type.keptApart) return isTagged(test, alias, context.reader);
  if (!step) return compareColumn(test, sql.ref(`${alias}.${test.field.column}`));
  const positive = positiveOf(test);
  const inner = `${alias}_${depth}`;
  const reached = sql`exists (
    select 1 from ${sql.table(step.target.table)} as ${sql.id(inner)}
    where ${sql.ref(`${inner}.id`)} = ${sql.ref(`${alias}.${step.field.column}`)}
      and (${compileCondition(context.visible(step.target), inner, context)})
      and (${compileTest(positive.test, inner, context, depth + 1)}))`;
  return positive.denied ? sql`not ${reached}` : reached;
}

/** Beyond a reference a missing record counts as empty, so a test that empty passes is the denial of its opposite. */
function positiveOf(test: FieldTest): { test: FieldTest; denied: boolean } {
  if (test.operator === 'empty') return { test: { ...test, operand: false }, denied: test.operand === true };
  if (test.operator === 'ne' || test.operator === 'notIn' || test.operator === 'notContains') {
    return { test: { ...test, operator: denials[test.operator] }, denied: true };
  }
  return { test, denied: false };
}

function compareColumn({ field, operator, operand }: FieldTest, column: Sql): Sql {
  const { sql: type, shape, parts } = field.type.column(field);
  const shaped = comparisons[shape];
  const subject = parts
    ? sql`concat_ws(' ', ${sql.join(parts.map((part) => sql`${column}->>${sql.lit(part)}`))})`
    : column;
  if (operator === 'empty') {
    const empty = shape === 'set' ? sql`coalesce(cardinality(${column}), 0) = 0` : sql`${column} is null`;
    return operand === true ? empty : sql`not (${empty})`;
  }
  if (operator === 'ne' || operator === 'notIn' || operator === 'notContains') {
    return sql`(${compare(shaped, denials[operator], subject, operand, type)}) is not true`;
  }
  return compare(shaped, operator, subject, operand, type);
}

type Positive = Exclude<TestOperator, 'ne' | 'notIn' | 'notContains' | 'empty'>;
type Comparison = (column: Sql, operand: unknown, type: Sql) => Sql;

function compare(
  shaped: Partial<Record<Positive, Comparison>>,
  operator: Positive,
  column: Sql,
  operand: unknown,
  type: string,
): Sql {
  const comparison = shaped[operator];
  if (!comparison) throw new Error(`No SQL for operator ${operator} on ${type}`);
  // Numeric parameters keep all their digits, whatever scale the column has.
  return comparison(column, operand, sql.raw(type.replace(/\([\d,]+\)/, '')));
}

const pair = (operand: unknown) => operand as [unknown, unknown];

const ordered: Partial<Record<Positive, Comparison>> = {
  eq: (column, operand, type) => sql`${column} = ${operand}::${type}`,
  in: (column, operand, type) => sql`${column} = any(${operand}::${type}[])`,
  gt: (column, operand, type) => sql`${column} > ${operand}::${type}`,
  gte: (column, operand, type) => sql`${column} >= ${operand}::${type}`,
  lt: (column, operand, type) => sql`${column} < ${operand}::${type}`,
  lte: (column, operand, type) => sql`${column} <= ${operand}::${type}`,
  between: (column, operand, type) =>
    sql`${column} between ${pair(operand)[0]}::${type} and ${pair(operand)[1]}::${type}`,
  range: (column, operand, type) =>
    sql`(${column} >= ${pair(operand)[0]}::${type} and ${column} < ${pair(operand)[1]}::${type})`,
};

const containing: Comparison = (column, operand) =>
  sql`${column} ilike ${`%${escapeLike(String(operand))}%`}`;

const comparisons: Record<
  'text' | 'ordered' | 'flag' | 'set' | 'document',
  Partial<Record<Positive, Comparison>>
> = {
  ordered,
  flag: { eq: ordered.eq, in: ordered.in },
  text: {
    eq: (column, operand) => sql`${column} = ${operand}`,
    in: (column, operand) => sql`${column} = any(${operand}::text[])`,
    contains: containing,
    startsWith: (column, operand) => sql`${column} ilike ${`${escapeLike(String(operand))}%`}`,
  },
  set: {
    eq: (column, operand, type) => sql`${column} @> array[${operand}]::${type}`,
    contains: (column, operand, type) => sql`${column} @> array[${operand}]::${type}`,
    in: (column, operand, type) => sql`${column} && ${operand}::${type}`,
    among: (column, operand, type) => sql`(cardinality(${column}) > 0 and ${column} <@ ${operand}::${type})`,
  },
  document: { eq: containing, contains: containing },
};

/** Takes the wildcards out of what somebody searches for. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
