import type { FieldMetadata, ModuleMetadata } from '@gejie/core';
import { fieldOf } from '../../api/index.ts';
import { alignOf } from '../../fields/index.ts';

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

export function columnsOf(
  module: ModuleMetadata,
  modules: readonly ModuleMetadata[],
  names: readonly string[],
): Column[] {
  const columns = [module.title, ...names.filter((name) => name !== module.title)].map((name) =>
    columnOf(module, modules, name),
  );
  return columns.filter((column) => column !== undefined);
}

/** Every field a list may show. */
export function possibleColumns(module: ModuleMetadata): string[] {
  const hidden = ['id', 'version', 'deletedAt', 'deletedBy'];
  return module.fields.map((field) => field.name).filter((name) => !hidden.includes(name));
}

/** What to ask the server for so that these columns can be drawn: amounts need their currency, the rest stands alone. */
export function fieldsToAsk(
  module: ModuleMetadata,
  columns: readonly Column[],
  others: readonly string[] = [],
): string[] {
  const wanted = new Set([module.title, ...others]);
  for (const { name, field } of columns) {
    wanted.add(name);
    if (field.currencyField && fieldOf(module, field.currencyField)) wanted.add(field.currencyField);
  }
  return [...wanted].sort();
}
