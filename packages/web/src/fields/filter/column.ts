import type { FieldMetadata, ModuleMetadata } from '@gejie/core';
import { fieldOf } from '../../api/index.ts';
import { alignOf } from '../index.ts';

export interface Column {
  /** Name in the record: a field, or one beyond a reference (`account.industry`). */
  name: string;
  field: FieldMetadata;
  /** The reference that is gone through to reach the field. */
  through?: FieldMetadata;
  alignRight: boolean;
}

/** The column a name stands for; undefined when the caller may not see such a field. */
export function columnOf(
  module: ModuleMetadata,
  modules: readonly ModuleMetadata[],
  name: string,
): Column | undefined {
  const own = fieldOf(module, name);
  if (own) return { name, field: own, alignRight: alignOf(own) === 'right' };
  const dot = name.indexOf('.');
  if (dot < 0) return undefined;
  const through = fieldOf(module, name.slice(0, dot));
  const target = modules.find((one) => through?.targets?.includes(one.path));
  const far = target && fieldOf(target, name.slice(dot + 1));
  if (!through || !far) return undefined;
  const field = { ...far, readOnly: true };
  return { name, field, through, alignRight: alignOf(far) === 'right' };
}
