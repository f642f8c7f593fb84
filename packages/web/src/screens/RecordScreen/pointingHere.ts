import type { AnsweredRecord, ModuleMetadata, RelatedMetadata } from '@gejie/core';
import { fieldOf } from '../../api/index.ts';
import { viewOf } from '../../fields/index.ts';
import { isReference } from '../../fields/parts/references.ts';
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
  return { ...sharedWith(module, record, target), [related.field]: several ? [reference] : reference };
}

/** What both point at under the same name, such as the customer of a quote and of the promise made in it. */
function sharedWith(
  { fields }: ModuleMetadata,
  record: AnsweredRecord,
  target: ModuleMetadata,
): Record<string, unknown> {
  const shared = fields.filter(({ name, kernel, targets }) => {
    const own = fieldOf(target, name);
    const isAlike = own && !own.kernel && !own.readOnly && String(own.targets) === String(targets);
    return !kernel && targets && isAlike && isReference(record[name]);
  });
  return Object.fromEntries(shared.map(({ name }) => [name, record[name]]));
}

/** The filter that finds the records of a related list. */
export function whatPointsHere(
  module: ModuleMetadata,
  record: AnsweredRecord,
  related: Pick<RelatedMetadata, 'field'>,
  target: ModuleMetadata,
): Record<string, number | { in: { module: string; id: number }[] }> {
  const field = fieldOf(target, related.field);
  const namesModule = field && viewOf(field).namesModule;
  const pointer = namesModule ? { in: [{ module: module.path, id: record.id }] } : record.id;
  return { [related.field]: pointer };
}
