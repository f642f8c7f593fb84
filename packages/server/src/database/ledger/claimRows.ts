import type { AnyClaimsTrait, Condition, Module, ModuleField, Registry } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor, Sql } from '../connection.ts';
import { type CompileContext, compileCondition } from '../query/compileCondition.ts';

/** Documents of one module, and which of them are live. */
export interface Claimants {
  module: Module;
  trait: AnyClaimsTrait;
  live: Condition;
}

/** Ids of the documents in which lines stand. */
export async function documentsOf(db: Executor, lines: readonly number[]): Promise<number[]> {
  if (lines.length === 0) return [];
  const { rows } = await sql<{ id: number }>`
    select distinct document as id from document_line where id = any(${lines}::bigint[]) order by 1`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

/** Holds documents until the transaction ends, in one order. @returns those there are */
export async function holdDocuments(db: Executor, module: Module, ids: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from ${sql.table(module.table)} where id = any(${ids}::bigint[]) order by id for no key update`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

/**
 * Makes the claims of documents what is open of their lines now. Claims that stay are not touched: what is not moved is not
 * held. The documents are held.
 */
export async function putClaims(
  db: Executor,
  registry: Registry,
  claimants: Claimants,
  ids: readonly number[],
  context: CompileContext,
  since: string,
): Promise<void> {
  const claims = registry.module(claimants.trait.into);
  const table = sql.table(claims.table);
  const open = openLines(registry, claimants, claims, ids, context);
  const columns = columnsOf(claims, claimants.trait);
  const document = sql`c.document = any(${ids.map((id) => `${claimants.module.path}:${id}`)}::text[])`;
  const same = sql`d.document = c.document and d.line = c.line and d.item = c.${columns.item} and d.open = c.${columns.open}
    and d.due is not distinct from c.due`;
  await sql`delete from ${table} as c where ${document} and not exists (select from (${open}) as d where ${same})`.execute(
    db,
  );
  await sql`insert into ${table} (document, label, line, ${columns.item}, ${columns.open}, kind, due, since)
    select d.document, d.label, d.line, d.item, d.open, ${columns.kind}, d.due, ${since}::timestamptz from (${open}) as d
    where not exists (select from ${table} as c where ${same})
    order by d.item`.execute(db);
}

/** What is open of the lines of live documents: their quantity less what entries of the ledger have settled. */
function openLines(
  registry: Registry,
  { module, trait, live }: Claimants,
  claims: Module,
  ids: readonly number[] | null,
  context: CompileContext,
): Sql {
  const ledger = registry.module(trait.settledBy.ledger);
  const { amount, item } = columnsOf(ledger, trait, ledger.definition.ledger?.amount);
  const settles = sql.ref(`m.${(ledger.fields.get(trait.settledBy.line) as ModuleField).column}`);
  const items = registry.module(claims.fields.get(accountField(ledger))?.targets?.[0] ?? '');
  const due = trait.due
    ? sql.ref(`t.${(module.fields.get(trait.due) as ModuleField).column}`)
    : sql`null::date`;
  const number = module.fields.has('number') ? sql`t.number` : sql`t.id::text`;
  return sql`select ${sql.lit(`${module.path}:`)} || t.id as document, ${number} as label, l.id as line, l.item, ${due} as due,
      l.quantity - abs(coalesce(s.sum, 0)) as open
    from ${sql.table(module.table)} as t
    join document_line as l on l.document = t.id and l.field = ${sql.lit((module.fields.get(trait.lines) as ModuleField).column)}
      and l.item_module = ${sql.lit(items.path)}
    left join lateral (select sum(m.${amount}) as sum from ${sql.table(ledger.table)} as m
      where ${settles} = l.id and m.${item} = l.item and m.deleted_at is null) as s on true
    where ${ids === null ? sql`true` : sql`t.id = any(${ids}::bigint[])`} and t.deleted_at is null
      and (${compileCondition(live, 't', context)}) and l.quantity > abs(coalesce(s.sum, 0))`;
}

/** Claims that are not what is open of the lines of live documents, and lines without their claim. */
export async function claimDrifts(
  db: Executor,
  registry: Registry,
  claimants: Claimants,
  context: CompileContext,
): Promise<{ of: string; kept: string | null; reckoned: string | null }[]> {
  const claims = registry.module(claimants.trait.into);
  const columns = columnsOf(claims, claimants.trait);
  const { rows } = await sql<{ of: string; kept: string | null; reckoned: string | null }>`
    select coalesce(c.document || ' ' || c.line, d.document || ' ' || d.line) as of,
      c.${columns.open}::text as kept, d.open::text as reckoned
    from (select * from ${sql.table(claims.table)} where kind = ${columns.kind}
      and document like ${`${claimants.module.path}:%`}) as c
    full join (${openLines(registry, claimants, claims, null, context)}) as d on d.line = c.line
    where c.${columns.open} is distinct from d.open or c.${columns.item} is distinct from d.item`.execute(db);
  return rows;
}

function accountField(ledger: Module): string {
  return ledger.definition.ledger?.accountOf[0] ?? '';
}

/** Names of columns, of the claims or of the ledger. */
function columnsOf(module: Module, trait: AnyClaimsTrait, amount: string = trait.as) {
  const column = (name: string) => sql.id(module.fields.get(name)?.column ?? name);
  const first = module.definition.ledger?.accountOf[0] ?? 'product';
  return { item: column(first), open: column(trait.as), amount: column(amount), kind: sql.lit(trait.as) };
}
