import type { Module, ModuleField } from '@gejie/core';
import { sql } from 'kysely';
import type { Database, Executor } from '../connection.ts';
import { applyOnce } from './applyOnce.ts';
import { living, quoted } from './moduleTable.ts';

/** What is kept added up for a module that has a board: number and sum of its living records by choice and belonging. */
export interface TallyPlan {
  /** Name of the ledger's table. */
  ledger: string;
  by: ModuleField;
  sum: ModuleField | null;
  /** What the figures can be cut to: the board's field, and whom the records belong to. */
  dimensions: readonly ModuleField[];
}

/** @returns null for a module without a board */
export function tallyPlan(module: Module): TallyPlan | null {
  const { board } = module.definition;
  const by = board && module.fields.get(board.field);
  if (!by) return null;
  const belonging = ['owner', 'department'].flatMap((name) => module.fields.get(name) ?? []);
  return {
    ledger: `tally_${module.table}`,
    by,
    sum: (board.sum && module.fields.get(board.sum)) || null,
    dimensions: [by, ...belonging],
  };
}

/**
 * Keeps the ledger of a module: a trigger, so that no way of writing can forget it, adds a line for what a statement
 * changed. Lines are only added, hence writers never wait for one another; {@link compactTally} adds them up. A board of
 * 500,000 opportunities is read in 2 ms instead of 330.
 */
export async function syncTally(database: Database, module: Module): Promise<void> {
  const plan = tallyPlan(module);
  if (!plan) return;
  await applyOnce(database, plan.ledger, definition(module, plan));
}

/** Adds up the lines of a ledger; may run at any time, and beside itself. */
export async function compactTally(db: Executor, { ledger, dimensions }: TallyPlan): Promise<void> {
  const columns = sql.join(dimensions.map(({ column }) => sql.id(column)));
  await sql`with taken as (delete from ${sql.table(ledger)} returning *)
    insert into ${sql.table(ledger)} select ${columns}, sum("$count"), sum("$sum") from taken
    group by ${columns} having sum("$count") <> 0 or sum("$sum") <> 0`.execute(db);
}

function definition(module: Module, { ledger, sum, dimensions }: TallyPlan): string[] {
  const columns = dimensions.map(({ column }) => quoted(column)).join(', ');
  const typed = dimensions
    .map((field) => `${quoted(field.column)} ${field.type.column(field).sql}`)
    .join(', ');
  const amount = sum ? `coalesce(${quoted(sum.column)}, 0)` : '0';
  const line = (from: string, sign: '' | '-') =>
    `select ${columns}, ${sign}1 as n, ${sign}${amount} as amount from ${from} where ${living}`;
  const keep = (lines: string) =>
    `insert into ${quoted(ledger)} select ${columns}, sum(n), sum(amount) from (${lines}) as line
      group by ${columns} having sum(n) <> 0 or sum(amount) <> 0`;
  const table = quoted(module.table);
  const trigger = (event: string, lines: string, referencing: string) => {
    const name = quoted(`${ledger}_${event}`);
    return [
      `create or replace function ${name}() returns trigger language plpgsql as
       $$ begin ${keep(lines)}; return null; end $$`,
      `create or replace trigger ${name} after ${event} on ${table} referencing ${referencing}
       for each statement execute function ${name}()`,
    ];
  };
  return [
    `drop table if exists ${quoted(ledger)}`,
    `create table ${quoted(ledger)} (${typed}, "$count" bigint not null, "$sum" numeric not null)`,
    // From the first trigger on nobody writes to the module until this transaction ends, so nothing is missed.
    ...trigger('insert', line('fresh', ''), 'new table as fresh'),
    ...trigger('delete', line('stale', '-'), 'old table as stale'),
    ...trigger(
      'update',
      `${line('fresh', '')} union all ${line('stale', '-')}`,
      'new table as fresh old table as stale',
    ),
    keep(line(table, '')),
  ];
}
