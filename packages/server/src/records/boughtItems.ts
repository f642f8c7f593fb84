import { type BoughtItem, type Module, parseFilter } from '@gejie/core';
import { rightsOf } from '../access/rights.ts';
import type { Executor } from '../database/connection.ts';
import { boughtRows } from '../database/query/boughtRows.ts';
import type { DocumentSource } from '../database/query/documentsFor.ts';
import { labelsOf } from '../database/query/labels.ts';
import { requireVisible } from '../history/history.ts';
import { mayRead, type ReadContext } from '../reading/readContext.ts';

/** More is no overview. */
const most = 100;

/**
 * What a record has bought, or somebody of a customer has ordered: by the lines of the documents that point at it and that
 * the reader sees. CUS-01
 * @throws ProblemError notFound
 */
export async function boughtBy(
  db: Executor,
  module: Module,
  id: number,
  context: ReadContext,
): Promise<BoughtItem[]> {
  await requireVisible(db, module, id, context);
  const sources = context.registry.modules.flatMap((source) => sourceIn(source, module, context));
  const rows = await boughtRows(db, { module, id }, sources, most, context);
  const { registry } = context;
  const names = await labelsOf(db, context, [
    ...rows.map(({ itemModule, item }) => ({
      target: registry.at(itemModule)?.name ?? itemModule,
      ids: [item],
    })),
    ...rows.map((row) => ({ target: row.module, ids: [row.document] })),
  ]);
  return rows.map(({ itemModule, item, module: name, document, ...row }) => ({
    item: { module: itemModule, id: item, label: names.get(`${itemModule}:${item}`) ?? null },
    quantity: row.quantity,
    unit: row.unit,
    documents: row.documents,
    last: {
      module: registry.module(name).path,
      id: document,
      label: names.get(`${name}:${document}`) ?? null,
    },
    at: row.at,
  }));
}

function sourceIn(source: Module, target: Module, context: ReadContext): DocumentSource[] {
  const { session, registry, filters } = context;
  const fields = [...source.fields.values()];
  const lines = fields.find(({ boughtWhen }) => boughtWhen);
  const buyer = fields.find(
    ({ type, targets, kernel }) => !kernel && type.refersTo === 'one' && targets?.includes(target.name),
  );
  if (!lines?.boughtWhen || !buyer || rightsOf(session, source).see === 'none') return [];
  if (!mayRead(session, source, lines.name) || !mayRead(session, source, buyer.name)) return [];
  // What the definition asks is no question of what the reader may filter by.
  const condition = parseFilter(lines.boughtWhen, source, registry, { ...filters, mayUse: undefined });
  return [{ module: source, lines, party: buyer, condition }];
}
