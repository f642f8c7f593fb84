import { type Module, matches } from '@gejie/core';
import { elevated } from '../access/elevation.ts';
import type { Session } from '../access/session.ts';
import { append } from '../audit/operationLog.ts';
import type { Executor } from '../database/connection.ts';
import { holdBelonging } from '../database/pools/heldRows.ts';
import { explainEntry } from '../database/pools/passageRows.ts';
import type { PoolRow } from '../database/pools/poolRows.ts';
import { retryTransaction } from '../database/retryTransaction.ts';
import { forbidden, invalidField, notFound, ProblemError } from '../problem.ts';
import { getRecord } from '../reading/get.ts';
import { readContext } from '../reading/readContext.ts';
import { administers, serves } from './poolBook.ts';
import type { PoolDependencies } from './poolDependencies.ts';

export interface Release {
  /** Why; kept in the history of owners. */
  reason: string;
  /** Absent: the first of the pools that serve the record's department. */
  pool?: number;
}

/** Putting records back into a pool by hand. */
export class Releases {
  private readonly needs: PoolDependencies;

  constructor(needs: PoolDependencies) {
    this.needs = needs;
  }

  /**
   * @param within the transaction to do it in; absent: one of its own
   * @returns the pool it lies in now
   * @throws ProblemError notFound, forbidden, invalid for a pool that doesn't serve the record's department, state
   */
  release(
    session: Session,
    module: Module,
    id: number,
    release: Release,
    within?: Executor,
  ): Promise<PoolRow> {
    const inside = (tx: Executor) => this.releaseIn(tx, session, module, id, release);
    return within ? inside(within) : retryTransaction(this.needs.database, inside);
  }

  private async releaseIn(
    tx: Executor,
    session: Session,
    module: Module,
    id: number,
    release: Release,
  ): Promise<PoolRow> {
    if (!module.definition.pool) throw notFound();
    const { registry, clock, records } = this.needs;
    const now = clock();
    const held = await holdBelonging(tx, module, id);
    const context = readContext(session, registry(), now);
    const record = await getRecord(tx, module, id, undefined, context, false);
    if (!held || held.owner === null) throw state('此记录没有负责人', 'This record has no owner');
    const pool = await this.poolFor(module, held.department, release.pool);
    if (!mayRelease(session, pool, held.owner, record.rights?.assign === true)) throw forbidden();
    const { stays } = module.definition.pool;
    if (stays && matches(stays, record))
      throw state('这样的记录不进入公海', 'Records like this do not go into a pool');
    const values = {
      owner: null,
      department: null,
      pool: pool.id,
      pooledAt: now.toISOString(),
      pooledFrom: held.owner,
      pooledReason: 'released',
    };
    const [saved] = await records.saveBatch(
      elevated(session, 'put back into a pool'),
      module.name,
      [{ id, values }],
      tx,
    );
    const [issue] = saved?.issues ?? [];
    if (issue) throw state(issue.message, issue.message);
    await explainEntry(tx, id, release.reason);
    const detail = { pool: pool.name, reason: release.reason };
    await append(tx, { session, kind: 'pool.released', module: module.name, record: id, detail });
    return pool;
  }

  /** The pools that a record of a department may go into, in their order. */
  async poolsFor(module: Module, department: number | null): Promise<PoolRow[]> {
    return (await this.needs.book.of(module)).filter((pool) => pool.active && serves(pool, department));
  }

  private async poolFor(module: Module, department: number | null, wanted?: number): Promise<PoolRow> {
    const pools = await this.poolsFor(module, department);
    const pool = wanted === undefined ? pools[0] : pools.find(({ id }) => id === wanted);
    if (pool) return pool;
    if (wanted !== undefined)
      throw invalidField('pool', 'rule', {
        zh: '此公海不服务该记录的部门',
        en: 'This pool does not serve the department of the record',
      });
    throw state('没有服务该记录所属部门的公海', 'No pool serves the department of this record');
  }
}

/** Whether somebody may put a record back into a pool, as the pool says. */
export function mayRelease(session: Session, pool: PoolRow, owner: number, mayAssign: boolean): boolean {
  if (administers(session, pool)) return true;
  if (owner === session.user?.id) return pool.release === 'owner';
  return mayAssign && pool.release !== 'nobody';
}

function state(zh: string, en: string): ProblemError {
  return new ProblemError('state', { zh, en });
}
