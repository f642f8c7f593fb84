import { type Condition, dayIn, type Module } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor, Sql } from '../connection.ts';
import { compileCondition } from '../query/compileCondition.ts';
import type { Projected } from '../query/projection.ts';
import type { ProjectionContext } from '../query/projectionContext.ts';
import type { Row } from '../query/selectRecords.ts';
import { shownValue } from '../query/shownText.ts';
import { calendarSpan } from '../schema/moduleTable.ts';
import { memberRows } from './memberRows.ts';

export interface Span {
  from: Date;
  until: Date;
  /** The zone whose days are meant where there are days only. */
  timeZone: string;
}

/** What of a module stands in a calendar. */
export interface CalendarWish {
  module: Module;
  span: Span;
  /** Whose: what indexes find. */
  wanted: Condition;
  /** Asked of each that is found, such as whether the reader may see it. */
  condition: Condition;
  /** Fields of the module itself; references come without their names, which are looked up together. */
  projected: readonly Projected[];
  /** Answered of each row under `$name`. */
  asked: Record<string, Condition>;
  most: number;
}

/**
 * The records of a module that touch a span of time, and the series that began before its end, whose occurrences are
 * still to be found: one statement, which takes each sort from its own index. The offset keeps apart what is asked of both:
 * the condition of a reach over many modules was planned once for each, which took longer than the answer.
 */
export async function calendarRows(
  db: Executor,
  { module, span, wanted, condition, projected, asked, most }: CalendarWish,
  context: ProjectionContext,
): Promise<Row[]> {
  const answers = Object.entries(asked).map(
    ([name, one]) => sql`(${compileCondition(one, 't', context)}) as ${sql.id(`$${name}`)}`,
  );
  const values = projected.map(
    ({ name, field }) => sql`${shownValue(field, 't', context)} as ${sql.id(name)}`,
  );
  const columns = sql.join([sql`t.id as "$id"`, ...values, ...answers]);
  const parts = whenParts(module, span).map(
    (when) => sql`select t.* from ${sql.table(module.table)} as t
      where t.deleted_at is null and ${when} and (${compileCondition(wanted, 't', context)})`,
  );
  const { rows } = await sql<Row>`
    select ${columns} from (${sql.join(parts, sql` union all `)} offset 0) as t
    where ${compileCondition(condition, 't', context)} limit ${most}`.execute(db);
  return rows;
}

function whenParts(module: Module, { from, until, timeZone }: Span): Sql[] {
  const { calendar } = module.definition;
  const first = module.fields.get(calendar?.start ?? '');
  if (first?.type.daysOnly) {
    const day = sql.ref(`t.${first.column}`);
    const last = dayIn(timeZone, new Date(until.getTime() - 1));
    return [sql`${day} between ${dayIn(timeZone, from)}::date and ${last}::date`];
  }
  const column = (name = '') => sql.ref(`t.${module.fields.get(name)?.column}`);
  const start = column(calendar?.start);
  const span = calendarSpan(module, 't');
  const within =
    span === null
      ? sql`${start} >= ${from} and ${start} < ${until}`
      : sql`${sql.raw(span)} && tstzrange(${from}, ${until})`;
  if (!calendar?.repeats) return [within];
  const rule = column(calendar.repeats.rule);
  return [sql`${rule} is null and ${within}`, sql`${rule} is not null and ${start} < ${until}`];
}

/**
 * When the occurrences of series that stand by themselves were to start: those in the recycle bin, too, which took the
 * occurrence with them.
 * @returns `series start` for each
 */
export async function ownOccurrences(
  db: Executor,
  module: Module,
  series: readonly number[],
): Promise<Set<string>> {
  const members = await memberRows(db, module, series);
  return new Set(members.map(({ series: of, occurrence }) => `${of} ${occurrence}`));
}
