import { addToDay, type Condition, type Filter, type Module, type ModuleField } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';
import { type CompileContext, compileCondition } from '../query/compileCondition.ts';

export interface DateRuleRow {
  id: number;
  /** Path of the module. */
  module: string;
  field: string;
  amount: number;
  span: 'day' | 'month' | 'year';
  direction: 'before' | 'after';
  condition: Filter | null;
  gives: 'task' | 'notice';
  subject: string;
  countsFrom: string;
}

/** The rules in force behind one by its id. */
export async function nextDateRule(db: Executor, after: number): Promise<DateRuleRow | null> {
  const { rows } = await sql<DateRuleRow>`
    select id, module, date_field[1] as field, amount, span, direction, condition, gives, subject,
      counts_from as "countsFrom"
    from date_rule where active and deleted_at is null and id > ${after} order by id limit 1`.execute(db);
  return rows[0] ?? null;
}

export interface DueRecord {
  id: number;
  owner: number;
  label: string | null;
  /** The day it fell due. */
  dueOn: string;
}

interface Span {
  /** The days, first and last, on which something fell due that is not done yet. */
  from: string;
  until: string;
  timeZone: string;
}

/** A month has more or fewer days, and a day begins elsewhere: the index is asked for a little more than is wanted. */
const margin = 33;

/**
 * Records behind `after` by id that a rule has something to do for, in those days and not yet done. PostgreSQL counts months
 * as people do: a month after 31 January is the last of February.
 */
export async function dueByRule(
  db: Executor,
  module: Module,
  rule: DateRuleRow,
  field: ModuleField,
  { condition, span, after, limit }: { condition: Condition; span: Span; after: number; limit: number },
  context: CompileContext,
): Promise<DueRecord[]> {
  const column = sql.ref(`t.${field.column}`);
  const sign = rule.direction === 'after' ? 1 : -1;
  const day = field.type.daysOnly ? column : sql`(${column} at time zone ${span.timeZone})::date`;
  const units = { day: 'days', month: 'months', year: 'years' } as const;
  const interval = sql`make_interval(${sql.raw(units[rule.span])} => ${sign * rule.amount}::int)`;
  const due = sql`(${day} + ${interval})::date`;
  const back = (from: string, by: number) =>
    addToDay(addToDay(from, -sign * rule.amount, rule.span), by, 'day');
  const { rows } = await sql<DueRecord>`
    select t.id, t.owner, ${sql.ref(`t.${module.fields.get(module.title)?.column ?? 'id'}`)}::text as label,
      ${due}::text as "dueOn"
    from ${sql.table(module.table)} as t
    where t.deleted_at is null and t.owner is not null and t.id > ${after}
      and ${column} >= ${back(span.from, -margin)}::date and ${column} <= ${back(span.until, margin)}::date
      and ${due} between ${span.from}::date and ${span.until}::date
      and (${compileCondition(condition, 't', context)})
      and not exists (select from date_rule_done as d
        where d.rule = ${rule.id} and d.record = t.id and d.due_on = ${due})
    order by t.id limit ${limit}`.execute(db);
  return rows;
}

/** Notes what is done of a rule. @returns those that nobody had noted before */
export async function noteDone(db: Executor, rule: number, due: readonly DueRecord[]): Promise<DueRecord[]> {
  if (due.length === 0) return [];
  const { rows } = await sql<{ record: number }>`
    insert into date_rule_done (rule, record, due_on)
    select ${rule}, w.record, w.due_on
    from jsonb_to_recordset(${JSON.stringify(due.map(({ id, dueOn }) => ({ record: id, due_on: dueOn })))}::jsonb)
      as w(record bigint, due_on date)
    on conflict do nothing returning record`.execute(db);
  const fresh = new Set(rows.map(({ record }) => record));
  return due.filter(({ id }) => fresh.has(id));
}

/** Takes back that it is done of some: they are tried again. */
export async function noteUndone(db: Executor, rule: number, due: readonly DueRecord[]): Promise<void> {
  await sql`delete from date_rule_done as d
    using jsonb_to_recordset(${JSON.stringify(due.map(({ id, dueOn }) => ({ record: id, due_on: dueOn })))}::jsonb)
      as w(record bigint, due_on date)
    where d.rule = ${rule} and d.record = w.record and d.due_on = w.due_on`.execute(db);
}
