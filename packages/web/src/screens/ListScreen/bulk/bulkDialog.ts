import type { ModuleMetadata } from '@gejie/core';
import type { BulkRequest } from '../../../api/index.ts';

/** What is to be done with each that is picked. */
export type BulkChange = Pick<BulkRequest, 'action' | 'values'>;

/** What the dialogs of the bar have in common. */
export interface BulkDialogProps {
  module: ModuleMetadata;
  /** `3 位` */
  many: string;
  busy: boolean;
  onClose(): void;
  onRun(change: BulkChange): void;
}
