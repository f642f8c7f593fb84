import type { Executor } from '../database/connection.ts';
import { type Notice, notify } from '../notifications/notify.ts';

/** That a record will be taken from its owner. */
export interface OwnerWarning {
  user: number;
  /** Name of the module. */
  module: string;
  record: number;
  /** Name of the pool it will fall into. */
  pool: string;
  /** Days until then. */
  days: number;
}

/** So many records are named one by one; of more the owner is told how many. */
const mostNamed = 3;

/** Tells owners that records of theirs are about to fall into a pool. */
export async function warnOwners(tx: Executor, warnings: readonly OwnerWarning[]): Promise<void> {
  const groups = Map.groupBy(warnings, ({ user, module, pool }) => `${user} ${module} ${pool}`);
  await notify(tx, [...groups.values()].flatMap(noticesOf));
}

function noticesOf(group: readonly OwnerWarning[]): Notice[] {
  if (group.length <= mostNamed)
    return group.map(({ user, module, record, pool, days }) => ({
      user,
      module,
      record,
      kind: 'pool.warning',
      detail: { pool, days },
    }));
  const [{ user, module, pool }] = group as [OwnerWarning];
  const days = Math.max(...group.map((one) => one.days));
  return [{ user, module, kind: 'pool.warnings', detail: { pool, days, count: group.length } }];
}
