import type { AnsweredRecord, ModuleMetadata } from '@gejie/core';

/** The words that name a record; its number where the title is empty. */
export function titleOf(module: ModuleMetadata, record: AnsweredRecord): string {
  const title = record[module.title];
  return typeof title === 'string' && title !== '' ? title : (record.number ?? '—');
}
