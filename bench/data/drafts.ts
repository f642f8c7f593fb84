import type { RecordOf } from '@gejie/core';
import type { Ids } from './company.ts';

/** Records of a module before its rules have seen them, each known by its place alone. */
export interface Drafts<M> {
  ids: Ids;
  draft(index: number): Partial<RecordOf<M>>;
}
