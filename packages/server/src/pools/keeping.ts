import type { JobAnswer, PoolRunResult } from '@gejie/core';
import { reachOf } from '../access/reach.ts';
import type { Executor } from '../database/connection.ts';
import { selectRecords } from '../database/query/selectRecords.ts';
import type { ReadContext } from '../reading/readContext.ts';
import { sortKeys } from '../reading/selection.ts';

/** A company has a pool for each department at most. */
const mostPools = 10_000;

/** Ids of the pools that the session keeps: all, or those of the own departments; null: all there are. */
export async function keptPools(db: Executor, context: ReadContext): Promise<Set<number> | null> {
  const { session, registry } = context;
  if (session.functions.has('settings')) return null;
  const module = registry.module('pool');
  const rows = await selectRecords(
    db,
    {
      module,
      condition: reachOf(session, module, 'edit'),
      and: [],
      deleted: false,
      projected: [],
      sort: sortKeys(module, 'id', context),
      after: null,
      limit: mostPools,
    },
    context,
  );
  return new Set(rows.map(({ $id }) => $id as number));
}

/** A run as it concerns some pools: what fell into others, and what failed somewhere, is not told. */
export function cutTo(kept: ReadonlySet<number>, job: JobAnswer): JobAnswer {
  const result = job.result as PoolRunResult | null;
  const fallen = Object.fromEntries(
    Object.entries(result?.fallen ?? {}).filter(([pool]) => kept.has(Number(pool))),
  );
  const count = Object.values(fallen).reduce((sum, one) => sum + one, 0);
  const cut: PoolRunResult = { fallen, warned: 0, failures: [], failed: 0, broken: [] };
  return { ...job, done: count, total: count, updated: count, failed: 0, result: result && cut };
}
