import type { Module } from '@gejie/core';
import type { Session } from '../../access/session.ts';
import type { Executor } from '../../database/connection.ts';
import type { BatchResult } from '../../records/recordService.ts';
import type { PoolAction } from './bulkTask.ts';

/** Does to a batch of records what mass work with pools asks for. */
type PoolVerb = (
  session: Session,
  module: Module,
  ids: readonly number[],
  values: Record<string, unknown>,
  tx: Executor,
) => Promise<BatchResult[]>;

/** What mass work needs of the pools. */
export interface PoolVerbs extends Record<PoolAction, PoolVerb> {
  /** Who looks for the records: what lies in a pool is seen through it. */
  reader(session: Session, module: Module, values: Record<string, unknown>): Promise<Session>;
}
