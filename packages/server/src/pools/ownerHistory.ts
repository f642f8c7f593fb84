import type { Module, OwnerPeriod, Reference } from '@gejie/core';
import type { Executor } from '../database/connection.ts';
import { ownerChanges } from '../database/pools/ownerRows.ts';
import { type Passage, passagesOf } from '../database/pools/passageRows.ts';
import { labelsOf } from '../database/query/labels.ts';
import { forbidden } from '../problem.ts';
import { getRecord } from '../reading/get.ts';
import { mayRead, type ReadContext } from '../reading/readContext.ts';

type Bare = Omit<OwnerPeriod, 'owner' | 'pool'> & { owner: number | null; pool: number | null };

/**
 * Who had a record from when to when and how it left them, the present one first.
 * @throws ProblemError notFound; forbidden when the session may not know owners
 */
export async function ownersOf(
  db: Executor,
  module: Module,
  id: number,
  context: ReadContext,
): Promise<OwnerPeriod[]> {
  if (!mayRead(context.session, module, 'owner')) throw forbidden();
  const record = await getRecord(db, module, id, ['owner', 'createdAt'], context, false);
  const periods = periodsOf(
    { at: String(record.createdAt), owner: record.owner?.id ?? null },
    await ownerChanges(db, id),
    await passagesOf(db, id),
  );
  const labels = await labelsOf(db, context, [
    { target: 'user', ids: periods.flatMap(({ owner }) => owner ?? []) },
    { target: 'pool', ids: periods.flatMap(({ pool }) => pool ?? []) },
  ]);
  const named = (module: string, id: number | null): Reference | null =>
    id === null ? null : { id, label: labels.get(`${module}:${id}`) ?? null };
  return periods
    .map((one) => ({ ...one, owner: named('user', one.owner), pool: named('pool', one.pool) }))
    .reverse();
}

function periodsOf(
  now: { at: string; owner: number | null },
  changes: Awaited<ReturnType<typeof ownerChanges>>,
  passages: readonly Passage[],
): Bare[] {
  const notes = new Map(passages.map(({ enteredAt, note }) => [enteredAt, note]));
  const first = changes[0] ? changes[0].from : now.owner;
  const periods: Bare[] = [{ owner: first, pool: null, from: now.at, until: null, why: null, note: null }];
  for (const { at, to, reason, pool } of changes) {
    const last = periods.at(-1) as Bare;
    last.until = at;
    last.why = last.pool === null ? (reason ?? 'handedOver') : 'claimed';
    last.note = reason === 'released' ? (notes.get(at) ?? null) : null;
    periods.push({ owner: to, pool, from: at, until: null, why: null, note: null });
  }
  return periods;
}
