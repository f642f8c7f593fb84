import type { Filter, Module } from '@gejie/core';
import { ProblemError } from '../problem.ts';
import { holdRow } from './changeRow.ts';
import { fulfils } from './fulfils.ts';
import type { WriteScope } from './writeScope.ts';

/** Those of some records that live and fulfil a filter, held in the order of their ids until the transaction ends. */
export async function holdThose(
  scope: WriteScope,
  module: Module,
  ids: readonly number[],
  where: Filter,
): Promise<Record<string, unknown>[]> {
  const held: Record<string, unknown>[] = [];
  for (const id of [...ids].sort((a, b) => a - b)) {
    const record = await heldOrNone(scope, module, id);
    // Asked under the lock: what somebody else did meanwhile counts.
    if (record && record.deletedAt === null && (await fulfils(scope, module, id, where))) held.push(record);
  }
  return held;
}

async function heldOrNone(scope: WriteScope, module: Module, id: number) {
  try {
    return (await holdRow(scope, module, id)).record;
  } catch (error) {
    if (error instanceof ProblemError && error.kind === 'notFound') return null;
    throw error;
  }
}
