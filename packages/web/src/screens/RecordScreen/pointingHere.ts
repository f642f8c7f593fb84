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
  const field = fieldOf(target, related.field);
  const { several, namesModule } = field ? viewOf(field) : {};
  const reference = {
    id: record.id,
    label: titleOf(module, record),
    ...(namesModule ? { module: module.path } : {}),
  };
  return { [related.field]: several ? [reference] : reference };
}

/** The filter that finds the records of a related list. */
export function whatPointsHere(
  module: ModuleMetadata,
  record: AnsweredRecord,
  related: RelatedMetadata,
  target: ModuleMetadata,
): Record<string, number | { in: { module: string; id: number }[] }> {
  const field = fieldOf(target, related.field);
  const namesModule = field && viewOf(field).namesModule;
  const pointer = namesModule ? { in: [{ module: module.path, id: record.id }] } : record.id;
  return { [related.field]: pointer };
}
