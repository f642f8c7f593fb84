import type { ModuleMetadata } from '@gejie/core';
import { fieldOf } from '../../api/index.ts';
import { type Column, columnOf } from '../../fields/filter/column.ts';
import { viewOf } from '../../fields/index.ts';

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
  return module.fields
    .filter((field) => !field.hidden && !hidden.includes(field.name))
    .map((field) => field.name);
}

/** Those beyond references to one record: `account.industry`. */
export function columnsBeyond(module: ModuleMetadata, modules: readonly ModuleMetadata[]): Column[] {
  return possibleColumns(module).flatMap((name) => {
    const reference = fieldOf(module, name);
    const [path, ...others] = reference?.targets ?? [];
    const target = modules.find((one) => one.path === path);
    if (!reference || !target || others.length > 0 || viewOf(reference).several) return [];
    return possibleColumns(target).flatMap((far) => columnOf(module, modules, `${name}.${far}`) ?? []);
  });
}

/**
 * What to ask the server for so that these columns can be drawn: what needs another field (an amount its currency, a stage
 * its process) brings it.
 */
export function fieldsToAsk(
  module: ModuleMetadata,
  columns: readonly Column[],
  others: readonly string[] = [],
): string[] {
  const wanted = new Set([module.title, ...others]);
  for (const { name, field } of columns) {
    wanted.add(name);
    for (const other of [field.currencyField, field.overField, field.process?.link])
      if (other && fieldOf(module, other)) wanted.add(other);
  }
  return [...wanted].sort();
}
