import type { Module } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';
import type { CompileContext } from './compileCondition.ts';
import { type DocumentSource, documentsFor } from './documentsFor.ts';

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
  sources: readonly DocumentSource[],
  most: number,
  context: CompileContext,
): Promise<BoughtRow[]> {
  if (sources.length === 0) return [];
  const { rows } = await sql<BoughtRow>`
    select l.item_module as "itemModule", l.item, l.unit, sum(l.quantity)::text as quantity,
      count(distinct d.id)::int as documents, max(d.at) as at,
      (array_agg(d.module order by d.at desc, d.id desc))[1] as module,
      (array_agg(d.id order by d.at desc, d.id desc))[1] as document
    from ${documentsFor(target, sources, mostDocuments, context)} as d join document_line l on l.document = d.id and l.field = d.field
    where l.item is not null and l.quantity is not null and not l.giveaway
    group by l.item_module, l.item, l.unit
    order by max(d.at) desc, l.item limit ${most}`.execute(db);
  return rows;
}
