import type { PoolRunResult } from '@gejie/core';

/** Where a run is: in the module of this number, letting fall or warning, behind a record. */
export interface FallPosition {
  module: number;
  phase: 'fall' | 'warn';
  after: number;
  done: number;
  sofar: PoolRunResult;
}
