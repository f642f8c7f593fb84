import type { Module } from '@gejie/core';
import type { AccessCache } from '../access/accessCache.ts';
import { rightsOf } from '../access/rights.ts';
import type { Session } from '../access/session.ts';
import type { Database } from '../database/connection.ts';
import { type PoolRow, poolRows } from '../database/pools/poolRows.ts';
import { notFound } from '../problem.ts';

/** The pools as they are now, and which of them are for whom. ACC-07 */
export class PoolBook {
  private readonly database: Database;
  private readonly cache: AccessCache;

  constructor(database: Database, cache: AccessCache) {
    this.database = database;
    this.cache = cache;
  }

  /** The pools of a module in their order, those out of use too. */
  async of(module: Module): Promise<PoolRow[]> {
    if (!module.definition.pool) return [];
    const all = await this.cache.get('pools', () => poolRows(this.database.kysely));
    return all.filter((pool) => pool.module === module.path);
  }

  /** The pools of a module that a session may look into. */
  async servingIn(session: Session, module: Module): Promise<PoolRow[]> {
    if (rightsOf(session, module).see === 'none') return [];
    return (await this.of(module)).filter((pool) => isServed(session, pool));
  }

  /** @throws ProblemError notFound when there is no such pool for this session */
  async serving(session: Session, module: Module, id: number): Promise<PoolRow> {
    const pool = (await this.servingIn(session, module)).find((one) => one.id === id);
    if (!pool) throw notFound();
    return pool;
  }
}

/**
 * Whether a pool is for somebody: of a department it serves, head of one, or its administrator. Out of use it is for
 * its administrators alone.
 */
export function isServed(session: Session, pool: PoolRow): boolean {
  if (session.user === null) return false;
  if (administers(session, pool)) return true;
  return pool.active && (heads(session, pool) || serves(pool, session.user.department));
}

/** Whether somebody may hand out what lies in a pool: its administrators, and those who may change its settings. */
export function administers(session: Session, pool: PoolRow): boolean {
  return session.user !== null && (pool.administrators.includes(session.user.id) || keeps(session, pool));
}

/** As the reach of its record says it: all pools, or those of the own departments. ACC-03 */
function keeps({ functions, standing }: Session, { served }: PoolRow): boolean {
  if (functions.has('settings')) return true;
  return (
    functions.has('pools') && served.length > 0 && served.every((one) => standing.departments.includes(one))
  );
}

/** Whether somebody heads, or deputises for the head of, a department that a pool serves. */
export function heads({ standing }: Session, { served }: PoolRow): boolean {
  return standing.headed.some((department) => served.includes(department));
}

export function mayAssignFrom(session: Session, pool: PoolRow): boolean {
  return administers(session, pool) || (pool.active && heads(session, pool));
}

/** Whether a department is one that a pool serves, or below one. */
export function serves({ served }: PoolRow, department: number | null): boolean {
  return department !== null && served.includes(department);
}
