import type { AnsweredRecord, ModuleMetadata } from '@gejie/core';
import { isReference } from '../../fields/parts/references.ts';

/**
 * What joins two records is named by the other one: of a product's stock the warehouse, of a warehouse's the product.
 * Undefined for what has a name of its own.
 * @param from the field that points at the record it is seen from
 */
export function otherEnd(
  { fields, leads }: Pick<ModuleMetadata, 'fields' | 'leads'>,
  record: AnsweredRecord,
  from: string,
): { field: string; label: string } | undefined {
  const links = fields.filter(({ kernel, targets }) => targets && !kernel);
  if (leads === undefined || links.length !== 2) return undefined;
  const [one, two] = links.map(({ name }) => name);
  const other = one === from ? two : two === from ? one : undefined;
  const value = other === undefined ? undefined : record[other];
  return other !== undefined && isReference(value) && value.label
    ? { field: other, label: value.label }
    : undefined;
}
