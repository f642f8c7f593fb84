import { type Filter, type Module, pointerTo } from '@gejie/core';
import { elevated } from '../access/elevation.ts';
import type { Session } from '../access/session.ts';
import type { Executor } from '../database/connection.ts';
import { findRecords } from '../reading/find.ts';
import { readContext } from '../reading/readContext.ts';
import type { PoolDependencies } from './poolDependencies.ts';

const page = 200;

/**
 * Hands on what goes along with records out of a pool, as their module declares (`pool.along`): of what hangs on each,
 * that which the former owner still has.
 */
export async function handOnCompanions(
  { records, registry, clock }: PoolDependencies,
  tx: Executor,
  session: Session,
  module: Module,
  taken: readonly { id: number; from: number | null }[],
  to: number,
): Promise<void> {
  const asSystem = elevated(session, 'goes along with what was taken out of a pool');
  const context = readContext(asSystem, registry(), clock());
  for (const { child, field, filter } of companionsOf(module, registry())) {
    const link = child.fields.get(field);
    for (const [from, ids] of byFormerOwner(taken)) {
      const pointers = ids.map((id) => (link ? pointerTo(link, module, id) : id));
      const within = { all: [{ [field]: { in: pointers }, owner: from }, filter] };
      for (;;) {
        const query = { within, fields: ['id'], sort: 'id', limit: page, departed: true };
        const { records: found } = await findRecords(tx, child, query, context);
        const rows = found.map(({ id }) => ({ id, values: { owner: to } }));
        const results = await records.saveBatch(asSystem, child.name, rows, tx);
        // What can't be handed on stays with its owner, and would be found again.
        if (found.length < page || results.some(({ outcome }) => outcome === 'failed')) break;
      }
    }
  }
}

/** The lists that go along, each with the field that points back. */
export function companionsOf(
  module: Module,
  registry: ReturnType<PoolDependencies['registry']>,
): { name: string; child: Module; field: string; filter: Filter }[] {
  return Object.entries(module.definition.pool?.along ?? {}).map(([name, filter]) => {
    const backlink = module.backlinks.find((one) => one.name === name);
    if (!backlink) throw new Error(`${module.name} has no list ${name} to go along out of a pool`);
    return { name, child: registry.module(backlink.module), field: backlink.field, filter };
  });
}

function byFormerOwner(taken: readonly { id: number; from: number | null }[]): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const { id, from } of taken) if (from !== null) groups.set(from, [...(groups.get(from) ?? []), id]);
  return groups;
}
