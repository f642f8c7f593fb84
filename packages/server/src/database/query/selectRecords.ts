import type { Condition, Module, ModuleField } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor, Sql } from '../connection.ts';
import { planKept } from '../keptPlans.ts';
import { branches, grounds, namesRecords } from './branches.ts';
import { compileCheck, compileCondition } from './compileCondition.ts';
import { ownFields, type Projected, selectList } from './projection.ts';
import type { ProjectionContext } from './projectionContext.ts';
import { keyExpression, type Position, pageParts } from './sort.ts';
import type { SortKey } from './sortKey.ts';
import { targetJoins } from './sortTarget.ts';
import { readRows, readTogether, wholeRow } from './wholeRow.ts';

/** A row as the database answers it: values under field names, `name$label`, `$key0…` for the sort keys. */
export type Row = Record<string, unknown> & { id: number };

export interface Selection {
  module: Module;
  condition: Condition;
  /** Further conditions in SQL, for instance text search; `t` is the record. */
  and: readonly Sql[];
  /** Whether these find so little that the look-up had best begin with them. */
  findsLittle?: boolean;
  deleted: boolean;
  projected: readonly Projected[];
  sort: readonly SortKey[];
  after: Position | null;
  limit: number;
}

/** So many columns go along while a page is searched for; a module of the product has fewer. */
const carriedColumns = 100;

/** One page of a list, references labelled, in one statement. */
export async function selectRecords(
  db: Executor,
  selection: Selection,
  context: ProjectionContext,
): Promise<Row[]> {
  const together = readTogether(ownFields(selection.projected));
  return readRows<Row>(db, selection.module, together, selectStatement(selection, context));
}

/** The statement of {@link selectRecords}, for the bench's bare floor and for EXPLAIN. */
export function selectStatement(selection: Selection, context: ProjectionContext): Sql {
  const { module, sort, after, limit, projected } = selection;
  const keys = sort.map((key, index) => sql`${keyExpression(key, index)} as ${sql.id(`$key${index}`)}`);
  const outKeys = sort.map((_, index) => sql`t.${sql.id(`$key${index}`)}`);
  const wanted = neededColumns(projected);
  // Not t.*: planning hundreds of added fields that nobody asked for takes longer than the list itself. Where somebody
  // asks for that many, they are read of the page alone, once it is found: the planner looks at them at each level.
  const later = wanted.length > carriedColumns;
  const needed = (later ? ['id'] : wanted).map((column) => sql.ref(`t.${column}`));
  const columns = sql.join([...needed, ...outKeys]);
  const joins = targetJoins(sort, context);
  const table = sql.table(module.table);
  // By each ground of the reach its first ones, and of those the first: each is one range of an index.
  const within = grounds(selection.condition, selection.findsLittle).map((condition) =>
    restriction({ ...selection, condition }, context),
  );
  const parts = pageParts(module, sort, after).map(({ where, orderBy, orderAmong }, index) => {
    const firsts = within.map(
      (one) =>
        sql`(select ${sql.join([...needed, ...keys])} from ${table} as t ${joins}
          where ${one} and ${where} order by ${orderBy} limit ${limit})`,
    );
    const [first] = firsts;
    const rows =
      firsts.length === 1
        ? first
        : sql`select t.* from (${sql.join(firsts, sql` union all `)}) as t order by ${orderAmong} limit ${limit}`;
    return sql`(select ${columns}, ${sql.lit(index)} as "$part", row_number() over () as "$row" from (${rows}) as t)`;
  });
  const page =
    parts.length === 1
      ? parts[0]
      : sql`select * from (${sql.join(parts, sql` union all `)}) as parts limit ${limit}`;
  const found = later ? sql.id('page') : sql.id('t');
  const foundKeys = sort.map((_, index) => sql`${found}.${sql.id(`$key${index}`)}`);
  const values = outerList(module, projected, context, readTogether(ownFields(projected)));
  return sql`select ${sql.join([sql`t.id as "$id"`, ...values, ...foundKeys])}
    from (${page}) as ${found} ${later ? sql`join ${table} as t on t.id = page.id` : sql``}
    order by ${found}."$part", ${found}."$row"`;
}

/** What is selected of each record, found or asked for; see {@link readRows}. */
function outerList(
  module: Module,
  projected: readonly Projected[],
  context: ProjectionContext,
  together: ReadonlySet<ModuleField>,
): Sql[] {
  return [...selectList(projected, context, together), ...(together.size > 0 ? [wholeRow(module)] : [])];
}

/** Living or deleted, within the condition. */
export function restriction(
  { condition, and, deleted }: Pick<Selection, 'condition' | 'and' | 'deleted'>,
  context: ProjectionContext,
): Sql {
  const life = deleted ? sql`t.deleted_at is not null` : sql`t.deleted_at is null`;
  return sql.join([life, compileNamed(condition, context), ...and], sql` and `);
}

/** Where records are named, what else is asked is asked of each of them. */
function compileNamed(condition: Condition, context: ProjectionContext): Sql {
  if (condition.kind !== 'all' || !namesRecords(condition))
    return sql`(${compileCondition(condition, 't', context)})`;
  const [named, others] = [
    condition.of.filter(namesRecords),
    condition.of.filter((one) => !namesRecords(one)),
  ];
  return sql.join(
    [
      ...named.map((one) => compileNamed(one, context)),
      compileCheck({ kind: 'all', of: others }, 't', context),
    ],
    sql` and `,
  );
}

function neededColumns(projected: readonly Projected[]): string[] {
  const columns = new Set(['id']);
  for (const { through, field } of projected) {
    const own = through[0]?.field ?? field;
    if (!own.type.keptInRows && !own.type.keptApart) columns.add(own.column);
    if (own.about) columns.add(own.about.column);
  }
  return [...columns];
}

/** How many records fulfil a condition, counting no further than `most` + 1. */
export async function countRecords(
  db: Executor,
  selection: Pick<Selection, 'module' | 'condition' | 'and' | 'deleted'>,
  most: number,
  context: ProjectionContext,
): Promise<number> {
  const table = sql.table(selection.module.table);
  const parts = branches(selection.condition).map(
    (condition) =>
      sql`select 1 from ${table} as t where ${restriction({ ...selection, condition }, context)}`,
  );
  const { rows } = await sql<{ count: number }>`select count(*) as count from (
    ${sql.join(parts, sql` union all `)} limit ${most + 1}) as counted`.execute(db);
  return rows[0]?.count ?? 0;
}

/** One record by its id within a condition, living or deleted, with whether the asked conditions hold of it. */
export async function selectRecord(
  db: Executor,
  wanted: {
    module: Module;
    id: number;
    condition: Condition;
    projected: readonly Projected[];
    asked: Record<string, Condition>;
  },
  context: ProjectionContext,
): Promise<Row | null> {
  const { module, id, condition, projected, asked } = wanted;
  const answers = Object.entries(asked).map(
    ([name, one]) => sql`(${compileCondition(one, 't', context)}) as ${sql.id(`$${name}`)}`,
  );
  const together = readTogether(ownFields(projected));
  const values = outerList(module, projected, context, together);
  const query = sql<Row>`${planKept}select ${sql.join([sql`t.id as "$id"`, ...values, ...answers])}
    from ${sql.table(module.table)} as t where t.id = ${id} and ${compileCheck(condition, 't', context)}`;
  const [row] = await readRows<Row>(db, module, together, query);
  return row ?? null;
}
