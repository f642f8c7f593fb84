import type { Module } from '@gejie/core';
import { withComputed } from '../access/derivedFields.ts';
import type { Session } from '../access/session.ts';
import type { PoolRow } from '../database/pools/poolRows.ts';

/**
 * The session as it looks into a pool: of the module it sees what lies in the pool, without the fields that are hidden
 * until claimed, and changes nothing. Whether the pool is for this session is asked before.
 */
export function throughPool(session: Session, module: Module, pool: PoolRow): Session {
  return { ...session, lens: { module: module.name, pool: pool.id, masked: maskedFields(module, pool) } };
}

/** What a pool hides of its records: the fields it names, and what is computed of them. */
export function maskedFields(module: Module, { masked }: PoolRow): ReadonlySet<string> {
  return withComputed(
    module,
    masked.filter((name) => module.fields.has(name)),
  );
}
