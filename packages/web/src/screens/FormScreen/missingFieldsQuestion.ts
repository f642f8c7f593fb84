import type { AnsweredRecord, FieldMetadata, ModuleMetadata } from '@gejie/core';

/** What a change lacks, and who waits for it. */
export interface MissingFieldsQuestion {
  module: ModuleMetadata;
  record: AnsweredRecord;
  changes: Record<string, unknown>;
  missing: FieldMetadata[];
  answer(changes: Record<string, unknown> | null): void;
}
