import type { AnsweredRecord, ModuleMetadata } from '@gejie/core';
import { fieldOf } from '../../../api/index.ts';

/** Records that belong to somebody are shared; what belongs to nobody, roles alone open. */
export function canBeShared(module: ModuleMetadata, record: AnsweredRecord): boolean {
  return fieldOf(module, 'owner') !== undefined && !record.deletedAt;
}
