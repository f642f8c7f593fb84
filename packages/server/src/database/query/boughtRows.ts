import type { Condition, Module, ModuleField } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';
import { type CompileContext, compileCondition } from './compileCondition.ts';
import { pointsAt } from './pointsAt.ts';

/** Documents of a module by which something is bought. */
export interface BoughtSource {
  module: Module;
  lines: ModuleField;
  /** To whoever buys. */
  buyer: ModuleField;
  /** Which of them count. */
  condition: Condition;
}

export interface BoughtRow {
  itemModule: string;
  item: number;
  unit: string | null;
  quantity: string;
  documents: number;
  module: string;
  document: number;
  at: string;
}

/** So many documents of each kind are looked through, the newest first. */
const mostDocuments = 1000;

/** What stands in the lines of documents that point at a record, by item and unit, the last bought first. */
export async function boughtRows(
  db: Executor,
  target: { module: Module; id: number },
  sources: readonly BoughtSource[],
  most: number,
  context: CompileContext,
): Promise<BoughtRow[]> {
  if (sources.length === 0) return [];
  const each = sources.map(
    ({ module, lines, buyer, condition }) => sql`(
      select ${module.name}::text as module, ${lines.name}::text as field, t.id, t.created_at as at
      from ${sql.table(module.table)} as t
      where ${pointsAt(buyer, 't', target.module, target.id)} and t.deleted_at is null
        and (${compileCondition(context.visible(module), 't', context)})
        and (${compileCondition(condition, 't', context)})
      order by t.updated_at desc, t.id desc limit ${mostDocuments})`,
  );
  const { rows } = await sql<BoughtRow>`
    select l.item_module as "itemModule", l.item, l.unit, sum(l.quantity)::text as quantity,
      count(distinct d.id)::int as documents, max(d.at) as at,
      (array_agg(d.module order by d.at desc, d.id desc))[1] as module,
      (array_agg(d.id order by d.at desc, d.id desc))[1] as document
    from (${sql.join(each, sql` union all `)}) as d join document_line l on l.document = d.id and l.field = d.field
    where l.item is not null and l.quantity is not null and not l.giveaway
    group by l.item_module, l.item, l.unit
    order by max(d.at) desc, l.item limit ${most}`.execute(db);
  return rows;
}
