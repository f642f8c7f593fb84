import type { AnsweredRecord, ModuleMetadata, RelatedMetadata } from '@gejie/core';
import { fieldOf } from '../../api/index.ts';
import { viewOf } from '../../fields/index.ts';
import { titleOf } from '../../naming/titleOf.ts';

/** What a new record of a related list starts with, so that it points at this one. */
export function pointingHere(
  module: ModuleMetadata,
  record: AnsweredRecord,
  related: RelatedMetadata,
  target: ModuleMetadata,
): Record<string, unknown> {
  const reference = { id: record.id, label: titleOf(module, record) };
  const field = fieldOf(target, related.field);
  return { [related.field]: field && viewOf(field).several ? [reference] : reference };
}
