import { inLanguage } from '@gejie/core';
import type { Session } from '../access/session.ts';
import { savepoint } from '../database/savepoint.ts';
import type { PoolVerbs } from '../jobs/bulk/poolVerbs.ts';
import { ProblemError } from '../problem.ts';
import type { BatchResult } from '../records/recordService.ts';
import type { Claims, TakenOut } from './claims.ts';
import type { PoolService } from './poolService.ts';
import type { Releases } from './releases.ts';

/** Claiming, handing out and putting back many records. */
export function massPooling(needs: { pools: PoolService; claims: Claims; releases: Releases }): PoolVerbs {
  const { pools, claims, releases } = needs;
  return {
    reader: (session, module, { pool, reason }) =>
      reason === undefined ? pools.lens(session, module, Number(pool)) : Promise.resolve(session),

    async claim(session, module, ids, { pool }, tx) {
      return told(session, ids, await claims.claimMany(session, module, Number(pool), ids, tx));
    },

    async allot(session, module, ids, { pool, user }, tx) {
      return told(
        session,
        ids,
        await claims.assignMany(session, module, Number(pool), ids, Number(user), tx),
      );
    },

    async release(session, module, ids, { reason, pool }, tx) {
      const outcome: TakenOut = new Map();
      const wish = { reason: String(reason), pool: pool as number | undefined };
      for (const id of ids)
        outcome.set(
          id,
          await refusalOf(savepoint(tx, () => releases.release(session, module, id, wish, tx))),
        );
      return told(session, ids, outcome);
    },
  };
}

async function refusalOf(attempt: Promise<unknown>): Promise<ProblemError | null> {
  try {
    await attempt;
    return null;
  } catch (error) {
    if (error instanceof ProblemError) return error;
    throw error;
  }
}

function told({ language }: Session, ids: readonly number[], outcome: TakenOut): BatchResult[] {
  return ids.map((id) => {
    const problem = outcome.get(id);
    if (!problem) return { id, outcome: 'updated', issues: [] };
    const issue = { field: '', code: problem.kind, message: inLanguage(problem.detail, language) };
    return { id, outcome: 'failed', issues: [issue] };
  });
}
