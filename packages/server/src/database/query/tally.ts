import { type Condition, Decimal, type ModuleField } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor, Sql } from '../connection.ts';
import { compactTally, type TallyPlan, tallyPlan } from '../schema/tallyLedger.ts';
import { grounds } from './branches.ts';
import { compileCondition } from './compileCondition.ts';
import type { ProjectionContext } from './projectionContext.ts';
import { restriction, type Selection } from './selectRecords.ts';

type Restricted = Pick<Selection, 'module' | 'condition' | 'and' | 'findsLittle' | 'deleted'>;

/** Number and sum of the records with one value of a field. */
export interface Tally {
  value: string | null;
  count: number;
  sum: string | null;
}

/** With more lines than this a ledger is added up after it was read; reading them takes about 10 ms. */
const mostLines = 50_000;

/** Number and sum of the records, all together (`by` null) or by the values of a field: from the ledger where it can tell, else from the records. */
export async function tallyRecords(
  db: Executor,
  selection: Restricted,
  by: ModuleField | null,
  sum: ModuleField | null,
  context: ProjectionContext,
): Promise<Tally[]> {
  const parts = await Promise.all(
    grounds(selection.condition, selection.findsLittle).map((condition) =>
      tallyPart(db, { ...selection, condition }, by, sum, context),
    ),
  );
  return parts.length === 1 ? (parts[0] as Tally[]) : addedUp(parts.flat());
}

async function tallyPart(
  db: Executor,
  selection: Restricted,
  by: ModuleField | null,
  sum: ModuleField | null,
  context: ProjectionContext,
): Promise<Tally[]> {
  const plan = tallyPlan(selection.module);
  if (plan && answersTo(plan, selection, by, sum))
    return fromLedger(db, plan, selection, by !== null, sum, context);
  const total = sum ? sql`sum(${sql.ref(`t.${sum.column}`)})` : sql`null`;
  const { rows } = await sql<Tally>`
    select ${by ? sql.ref(`t.${by.column}`) : sql`null`} as value, count(*) as count, ${total} as sum
    from ${sql.table(selection.module.table)} as t
    where ${restriction(selection, context)} ${by ? sql`group by 1` : sql``}`.execute(db);
  return rows;
}

function addedUp(tallies: readonly Tally[]): Tally[] {
  const byValue = new Map<string | null, Tally>();
  for (const { value, count, sum } of tallies) {
    const known = byValue.get(value) ?? { value, count: 0, sum: null };
    const total = sum === null ? known.sum : new Decimal(known.sum ?? 0).plus(sum).toFixed();
    byValue.set(value, { value, count: known.count + count, sum: total });
  }
  return [...byValue.values()];
}

async function fromLedger(
  db: Executor,
  plan: TallyPlan,
  { condition }: Restricted,
  groups: boolean,
  sum: ModuleField | null,
  context: ProjectionContext,
): Promise<Tally[]> {
  const total: Sql = sum ? sql`sum("$sum")::${sql.raw(wide(sum))}` : sql`null`;
  const { rows } = await sql<Tally & { lines: number }>`
    select ${groups ? sql.ref(`t.${plan.by.column}`) : sql`null`} as value,
      coalesce(sum("$count"), 0)::bigint as count, ${total} as sum, count(*) as lines
    from ${sql.table(plan.ledger)} as t
    where ${compileCondition(condition, 't', context)} ${groups ? sql`group by 1` : sql``}`.execute(db);
  if (rows.reduce((lines, row) => lines + row.lines, 0) > mostLines) await compactTally(db, plan);
  return rows
    .filter(({ count }) => !groups || count > 0)
    .map(({ value, count, sum: added }) => ({ value, count, sum: added }));
}

/** As many digits after the point as the field has, and enough before it for any sum. */
function wide(field: ModuleField): string {
  return field.type.column(field).sql.replace(/\(\d+,/, '(60,');
}

function answersTo(
  { by: kept, sum: added, dimensions }: TallyPlan,
  { condition, and, deleted }: Restricted,
  by: ModuleField | null,
  sum: ModuleField | null,
): boolean {
  if (deleted || and.length > 0 || (by !== null && by.name !== kept.name)) return false;
  if (sum !== null && sum.name !== added?.name) return false;
  const known = new Set(dimensions.map(({ name }) => name));
  return isAbout(condition, known);
}

function isAbout(condition: Condition, known: ReadonlySet<string>): boolean {
  if (condition.kind === 'not' || condition.kind === 'wholeSight') return isAbout(condition.of, known);
  if (
    condition.kind === 'shared' ||
    condition.kind === 'pointed' ||
    condition.kind === 'above' ||
    condition.kind === 'sighted'
  )
    return false;
  if (condition.kind !== 'test') return condition.of.every((part) => isAbout(part, known));
  return condition.through.length === 0 && known.has(condition.field.name);
}
