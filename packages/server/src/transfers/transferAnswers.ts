import type { Reference, Registry, TransferAnswer } from '@gejie/core';
import type { Executor } from '../database/connection.ts';
import { labelsOf } from '../database/query/labels.ts';
import type { TransferRow } from '../database/transfers/transferRows.ts';
import type { ReadContext } from '../reading/readContext.ts';

/** Transfers as the reader sees them. */
export async function transferAnswers(
  db: Executor,
  context: ReadContext,
  rows: readonly TransferRow[],
): Promise<TransferAnswer[]> {
  const { registry } = context;
  const known = rows.filter(({ module }) => hasModule(registry, module));
  const labels = await labelsOf(db, context, [
    {
      target: 'user',
      ids: known.flatMap((row) => [row.maker ?? [], row.receiver ?? [], row.givers].flat()),
    },
    { target: 'department', ids: known.flatMap(({ department }) => department ?? []) },
  ]);
  // What was purged is known by its name to those who may see what refers to it, and a transfer is no such thing.
  const titles = await labelsOf(
    db,
    context,
    known.map(({ module, records }) => ({ target: module, ids: records })),
    false,
  );
  const reference = (target: string, id: number | null, from = labels): Reference | null =>
    id === null ? null : { id, label: from.get(`${target}:${id}`) ?? null };
  return known.map((row) => ({
    id: row.id,
    module: registry.module(row.module).path,
    state: row.state,
    maker: reference('user', row.maker),
    receiver: reference('user', row.receiver),
    department: row.receiver === null ? reference('department', row.department) : null,
    givers: row.givers.map((id) => reference('user', id) as Reference),
    note: row.note,
    reason: row.reason,
    at: row.at,
    answeredAt: row.answeredAt,
    counts: Object.fromEntries(
      Object.entries(row.counts).flatMap(([name, count]) =>
        hasModule(registry, name) ? [[registry.module(name).path, count]] : [],
      ),
    ),
    records: row.records.map((id) => reference(row.module, id, titles) as Reference),
    answerable: row.state === 'open' && row.receiver === context.session.user?.id,
  }));
}

const hasModule = ({ modules }: Registry, name: string): boolean =>
  modules.some((module) => module.name === name);
