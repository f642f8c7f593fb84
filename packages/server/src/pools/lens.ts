import type { Module } from '@gejie/core';
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
  const hidden = new Set(masked.filter((name) => module.fields.has(name)));
  for (let before = -1; before < hidden.size; ) {
    before = hidden.size;
    for (const { name, reads = [] } of module.fields.values())
      if (reads.some((read) => hidden.has(read))) hidden.add(name);
  }
  return hidden;
}
