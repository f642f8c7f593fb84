import type { FieldMetadata, ModuleMetadata } from '@gejie/core';
import { fieldOf } from '../../api/index.ts';
import { alignOf } from '../viewOf.ts';

export interface Column {
  /** Name in the record: a field, or one beyond references (`account.industry`). */
  name: string;
  field: FieldMetadata;
  /** The references that are gone through to reach the field. */
  through: FieldMetadata[];
  alignRight: boolean;
}

/** The column a name stands for; undefined when the caller may not see such a field. */
export function columnOf(
  module: ModuleMetadata,
  modules: readonly ModuleMetadata[],
  name: string,
): Column | undefined {
  const through: FieldMetadata[] = [];
  const steps = name.split('.');
  let at = module;
  for (const step of steps.slice(0, -1)) {
    const reference = fieldOf(at, step);
    const target = modules.find((one) => reference?.targets?.includes(one.path));
    if (!reference || !target) return undefined;
    through.push(reference);
    at = target;
  }
  const found = fieldOf(at, steps.at(-1) ?? '');
  if (!found) return undefined;
  const field = through.length === 0 ? found : { ...found, readOnly: true };
  return { name, field, through, alignRight: alignOf(found) === 'right' };
}
