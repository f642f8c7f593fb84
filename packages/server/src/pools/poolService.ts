import {
  type ClaimPreview,
  type Condition,
  type Falling,
  inLanguage,
  type Module,
  type OwnerPeriod,
  type PoolAnswer,
  type ReleasePreview,
} from '@gejie/core';
import { rightsOf } from '../access/rights.ts';
import type { Session } from '../access/session.ts';
import { countTouches } from '../database/pools/ownerRows.ts';
import { countPooled } from '../database/pools/pooledRows.ts';
import type { PoolRow } from '../database/pools/poolRows.ts';
import { notFound } from '../problem.ts';
import { findRecords } from '../reading/find.ts';
import { getRecord } from '../reading/get.ts';
import { readContext } from '../reading/readContext.ts';
import { claimedSoFar, limitReached, lostBefore } from './allowance.ts';
import type { Forecast } from './forecast.ts';
import { maskedFields, throughPool } from './lens.ts';
import { ownersOf } from './ownerHistory.ts';
import { mayAssignFrom } from './poolBook.ts';
import type { PoolDependencies } from './poolDependencies.ts';
import { mayRelease, type Releases } from './releases.ts';

const mostCounted = 10_000;
const mostFalling = 200;

/** What may be known of pools and of what lies in them, or is about to. */
export class PoolService {
  private readonly needs: PoolDependencies & { forecast: Forecast; releases: Releases };

  constructor(needs: PoolDependencies & { forecast: Forecast; releases: Releases }) {
    this.needs = needs;
  }

  /**
   * The session as it looks into a pool.
   * @param id absent: as it is
   * @throws ProblemError notFound when there is no such pool for it
   */
  async lens(session: Session, module: Module, id: number | undefined): Promise<Session> {
    if (id === undefined) return session;
    return throughPool(session, module, await this.needs.book.serving(session, module, id));
  }

  /** The records that fall into a pool within so many days, as a further condition of a list; see FindQuery. */
  async about(session: Session, module: Module, days: number | undefined): Promise<{ also?: Condition }> {
    if (days === undefined) return {};
    return { also: await this.needs.forecast.within(module, days, session.company) };
  }

  /** The pools of a module that are for this session. */
  async list(session: Session, module: Module): Promise<PoolAnswer[]> {
    const pools = await this.needs.book.servingIn(session, module);
    return Promise.all(pools.map((pool) => this.answer(session, module, pool)));
  }

  private async answer(session: Session, module: Module, pool: PoolRow): Promise<PoolAnswer> {
    const { database, clock } = this.needs;
    const count = await countPooled(database.kysely, module, pool.id, mostCounted + 1);
    const sofar = await claimedSoFar(database.kysely, module, pool, session, clock());
    return {
      id: pool.id,
      name: pool.name,
      active: pool.active,
      count: { value: Math.min(count, mostCounted), exact: count <= mostCounted },
      masked: [...maskedFields(module, pool)],
      ...sofar,
      mostPerDay: pool.mostPerDay,
      mostHeld: pool.mostHeld,
      mayClaim: rightsOf(session, module).edit !== 'none',
      mayAssign: mayAssignFrom(session, pool),
    };
  }

  /** What may be known of a pooled record before it is claimed. @throws ProblemError notFound */
  async claimPreview(session: Session, module: Module, poolId: number, id: number): Promise<ClaimPreview> {
    const { database, book, clock, registry } = this.needs;
    const db = database.kysely;
    const pool = await book.serving(session, module, poolId);
    const context = readContext(throughPool(session, module, pool), registry(), clock());
    await getRecord(db, module, id, ['id'], context, false);
    const barred = await lostBefore(db, pool, [id], session, clock());
    const limit = limitReached(pool, await claimedSoFar(db, module, pool, session, clock()));
    const reason = barred.get(id) ?? limit;
    return {
      refusal: reason ? inLanguage(reason, session.language) : null,
      touches: await countTouches(db, id),
    };
  }

  /** Whether and where to a record may be put back, and when it falls in by itself. @throws ProblemError notFound */
  async releasePreview(session: Session, module: Module, id: number): Promise<ReleasePreview> {
    const { database, clock, registry, releases } = this.needs;
    if (!module.definition.pool) throw notFound();
    const context = readContext(session, registry(), clock());
    const record = await getRecord(database.kysely, module, id, ['owner', 'department'], context, false);
    const owner = record.owner?.id;
    const pools = owner === undefined ? [] : await releases.poolsFor(module, record.department?.id ?? null);
    const mayAssign = record.rights?.assign === true;
    const [falls = null] = await this.fallingOf(session, module, [id]);
    return {
      pools: pools
        .filter((pool) => mayRelease(session, pool, owner ?? 0, mayAssign))
        .map((pool) => ({ id: pool.id, label: pool.name })),
      falls,
    };
  }

  /** When records that the session sees will fall in. */
  async falling(session: Session, module: Module, ids: readonly number[]): Promise<Falling[]> {
    const { database, clock, registry } = this.needs;
    const context = readContext(session, registry(), clock());
    const within = { id: { in: ids.slice(0, mostFalling) } };
    const query = { within, fields: ['id'], limit: mostFalling, departed: true };
    const { records } = await findRecords(database.kysely, module, query, context);
    return this.fallingOf(
      session,
      module,
      records.map(({ id }) => id),
    );
  }

  /** Who has had a record. @throws ProblemError notFound; forbidden for those who may not know owners */
  owners(session: Session, module: Module, id: number): Promise<OwnerPeriod[]> {
    const { database, clock, registry } = this.needs;
    if (!module.definition.pool) throw notFound();
    return ownersOf(database.kysely, module, id, readContext(session, registry(), clock()));
  }

  private fallingOf(session: Session, module: Module, ids: readonly number[]): Promise<Falling[]> {
    return this.needs.forecast.of(this.needs.database.kysely, module, ids, session.company);
  }
}
