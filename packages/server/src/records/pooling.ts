import { type Module, type PoolReason, sameValue } from '@gejie/core';
import { notePassages, type WayOut } from '../database/pools/passageRows.ts';
import { deleteSharesOf } from '../database/sharing/shareRows.ts';
import type { WriteScope } from './writeScope.ts';
import type { Written } from './written.ts';

type Values = Record<string, unknown>;

/** What belongs to somebody is in no pool. */
const outOfPools = { pool: null, pooledAt: null, pooledFrom: null, pooledReason: null };

/**
 * What follows, for the pools, from whom a record belongs to: whoever gets it takes it out of the pool it lies in,
 * whichever way it was handed over.
 * @param given names of the fields that were given: what a claim says of itself stands
 */
export function settlePooling(
  module: Module,
  record: Values,
  before: Values | null,
  given: ReadonlySet<string>,
  now: Date,
): Values {
  if (!module.definition.pool) return record;
  const isHeld = record.owner != null || record.department != null;
  const leaves = isHeld && record.pool != null ? outOfPools : {};
  if (sameValue(record.owner, before?.owner)) return { ...record, ...leaves };
  const derived = { ownedSince: record.owner == null ? null : now.toISOString(), claimedFrom: null };
  const fresh = Object.entries(derived).filter(([name]) => !given.has(name));
  return { ...record, ...leaves, ...Object.fromEntries(fresh) };
}

/** Keeps the book of who lost what to a pool and who got it out. */
export async function followPools(
  { db, session, now }: WriteScope,
  module: Module,
  written: readonly Written[],
): Promise<void> {
  if (!module.definition.pool) return;
  const moved = written.flatMap(({ id, before, after }) =>
    before && after && !sameValue(before.pool, after.pool) ? [{ id, before, after }] : [],
  );
  if (moved.length === 0) return;
  const actor = session.user?.id ?? null;
  // Whom it was shared with would go on seeing what the pool hides.
  const fallen = moved.filter(({ after }) => after.pool != null).map(({ id }) => id);
  if (fallen.length > 0) await deleteSharesOf(db, fallen);
  await notePassages(
    db,
    module.name,
    {
      exits: moved.flatMap(({ id, before, after }) =>
        before.pool == null
          ? []
          : [{ record: id, to: (after.owner as number | null) ?? null, way: wayOut(after, actor) }],
      ),
      entries: moved.flatMap(({ id, after }) =>
        after.pool == null
          ? []
          : [
              {
                record: id,
                pool: after.pool as number,
                from: (after.pooledFrom as number | null) ?? null,
                reason: (after.pooledReason as PoolReason | null) ?? null,
              },
            ],
      ),
    },
    now,
    actor,
  );
}

function wayOut(after: Values, actor: number | null): WayOut {
  if (after.owner == null || after.pool != null) return 'other';
  return after.claimedFrom != null && after.owner === actor ? 'claimed' : 'assigned';
}
