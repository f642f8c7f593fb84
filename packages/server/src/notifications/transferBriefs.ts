import { hasBrief, type NotificationAnswer } from '@gejie/core';
import type { Executor } from '../database/connection.ts';
import { labelsOf } from '../database/query/labels.ts';
import type { TransferFacts } from '../database/transfers/transferRows.ts';
import type { ReadContext } from '../reading/readContext.ts';

type Brief = NotificationAnswer['briefs'][number];

/** The first records of each of these transfers of which there is a hand-over brief, as far as the reader sees them. */
export async function transferBriefs(
  db: Executor,
  context: ReadContext,
  transfers: ReadonlyMap<number, TransferFacts>,
): Promise<Map<number, Brief[]>> {
  const { modules } = context.registry;
  const told = [...transfers].flatMap(([id, { module: name, records }]) => {
    const module = modules.find((one) => one.name === name);
    return module && hasBrief(module, context.registry) ? [{ id, module, records }] : [];
  });
  const labels = await labelsOf(
    db,
    context,
    told.map(({ module, records }) => ({ target: module.name, ids: records })),
    false,
  );
  return new Map(
    told.map(({ id, module: { name, path }, records }) => [
      id,
      records.flatMap((record) => {
        const label = labels.get(`${name}:${record}`);
        return label === undefined ? [] : [{ module: path, id: record, label }];
      }),
    ]),
  );
}
