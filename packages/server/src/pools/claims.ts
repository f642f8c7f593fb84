import type { BilingualText, Module } from '@gejie/core';
import { elevated } from '../access/elevation.ts';
import { rightsOf } from '../access/rights.ts';
import type { Session } from '../access/session.ts';
import { append } from '../audit/operationLog.ts';
import type { Executor } from '../database/connection.ts';
import { userDepartments } from '../database/organization/userDepartments.ts';
import { lastLeft, queueClaims } from '../database/pools/passageRows.ts';
import { holdPooled } from '../database/pools/pooledRows.ts';
import type { PoolRow } from '../database/pools/poolRows.ts';
import { retryTransaction } from '../database/retryTransaction.ts';
import { notify } from '../notifications/notify.ts';
import { forbidden, invalidField, notFound, ProblemError } from '../problem.ts';
import { claimedSoFar, limitReached, lostBefore } from './allowance.ts';
import { handOnCompanions } from './companions.ts';
import { mayAssignFrom, serves } from './poolBook.ts';
import type { PoolDependencies } from './poolDependencies.ts';

/** What became of the records somebody wanted out of a pool. */
export type TakenOut = Map<number, ProblemError | null>;

interface Taking {
  session: Session;
  module: Module;
  pool: PoolRow;
  ids: readonly number[];
}

/** For so long those who come too late are told that somebody was faster; afterwards the record is not there for them. */
const rememberedFor = 86_400_000;

/** Getting records out of pools: for oneself, within the limits, or for others. */
export class Claims {
  private readonly needs: PoolDependencies;

  constructor(needs: PoolDependencies) {
    this.needs = needs;
  }

  /** @throws ProblemError notFound, forbidden, state when somebody was faster or a limit is reached */
  async claim(session: Session, module: Module, pool: number, id: number): Promise<void> {
    throwFirst(await this.alone((tx) => this.claimMany(session, module, pool, [id], tx)));
  }

  /** @throws ProblemError notFound, forbidden, invalid for a user whom the pool does not serve, state */
  async assign(session: Session, module: Module, pool: number, id: number, to: number): Promise<void> {
    throwFirst(await this.alone((tx) => this.assignMany(session, module, pool, [id], to, tx)));
  }

  /** Claims as many of the records as the limits allow, in the order of their ids. */
  async claimMany(
    session: Session,
    module: Module,
    id: number,
    ids: readonly number[],
    tx: Executor,
  ): Promise<TakenOut> {
    const pool = await this.needs.book.serving(session, module, id);
    if (!session.user || rightsOf(session, module).edit === 'none') throw forbidden();
    const now = this.needs.clock();
    await queueClaims(tx, session.user.id);
    const sofar = await claimedSoFar(tx, module, pool, session, now);
    const barred = await lostBefore(tx, pool, ids, session, now);
    const isAllowed = (record: number): BilingualText | null => {
      const reason = barred.get(record) ?? limitReached(pool, sofar);
      if (reason) return reason;
      sofar.today++;
      sofar.held++;
      return null;
    };
    const out = await this.takeOut(
      tx,
      { session, module, pool, ids },
      session.user.id,
      'claimed from a pool',
      isAllowed,
    );
    await this.log(tx, { session, module, pool, ids }, 'pool.claimed', out);
    return out;
  }

  /** Hands records of a pool to somebody of the departments it serves. */
  async assignMany(
    session: Session,
    module: Module,
    id: number,
    ids: readonly number[],
    to: number,
    tx: Executor,
  ): Promise<TakenOut> {
    const pool = await this.needs.book.serving(session, module, id);
    if (!mayAssignFrom(session, pool)) throw forbidden();
    await this.requireServed(tx, pool, to);
    const wish = { session, module, pool, ids };
    const out = await this.takeOut(tx, wish, to, 'assigned from a pool', () => null);
    await this.log(tx, wish, 'pool.assigned', out);
    const about = { user: to, module: module.name, actor: session.user?.id ?? null };
    await notify(
      tx,
      takenOf(out).map((record) => ({ ...about, kind: 'pool.assigned', record })),
    );
    return out;
  }

  private async takeOut(
    tx: Executor,
    { session, module, pool, ids }: Taking,
    to: number,
    why: string,
    isAllowed: (record: number) => BilingualText | null,
  ): Promise<TakenOut> {
    const there = await holdPooled(tx, module, pool.id, ids);
    const outcome: TakenOut = new Map();
    const granted = there.filter(({ id }) => {
      const reason = isAllowed(id);
      if (reason) outcome.set(id, new ProblemError('state', reason));
      return reason === null;
    });
    const values = { owner: to, claimedFrom: pool.id };
    const rows = granted.map(({ id }) => ({ id, values }));
    const results = await this.needs.records.saveBatch(elevated(session, why), module.name, rows, tx);
    for (const [index, { id }] of granted.entries()) {
      const [issue] = results[index]?.issues ?? [];
      const problem = issue && new ProblemError('state', { zh: issue.message, en: issue.message });
      outcome.set(id, problem ?? null);
    }
    const taken = granted.filter(({ id }) => outcome.get(id) === null);
    await handOnCompanions(this.needs, tx, session, module, taken, to);
    for (const id of ids) if (!outcome.has(id)) outcome.set(id, await this.missing(tx, pool, id));
    return outcome;
  }

  private async log(
    tx: Executor,
    { session, module, pool }: Taking,
    kind: 'pool.claimed' | 'pool.assigned',
    out: TakenOut,
  ): Promise<void> {
    const detail = { pool: pool.name };
    const entries = takenOf(out).map((record) => ({ session, kind, module: module.name, record, detail }));
    await append(tx, ...entries);
  }

  private async missing(tx: Executor, pool: PoolRow, id: number): Promise<ProblemError> {
    const since = new Date(this.needs.clock().getTime() - rememberedFor);
    if ((await lastLeft(tx, id, since)) !== pool.id) return notFound();
    return new ProblemError('state', { zh: '已被他人领取', en: 'Somebody else was faster' });
  }

  private async requireServed(tx: Executor, pool: PoolRow, user: number): Promise<void> {
    const department = (await userDepartments(tx, [user])).get(user);
    if (department === undefined || !(serves(pool, department) || pool.administrators.includes(user)))
      throw invalidField('user', 'rule', {
        zh: '应为此公海所服务部门的员工',
        en: 'This must be somebody of a department the pool serves',
      });
  }

  private alone<T>(run: (tx: Executor) => Promise<T>): Promise<T> {
    return retryTransaction(this.needs.database, run);
  }
}

function takenOf(out: TakenOut): number[] {
  return [...out].flatMap(([id, problem]) => (problem === null ? [id] : []));
}

function throwFirst(outcome: TakenOut): void {
  for (const problem of outcome.values()) if (problem) throw problem;
}
