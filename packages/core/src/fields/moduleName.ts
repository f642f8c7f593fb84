import { choiceFromText, choiceLabel, parseChoice } from './choiceValues.ts';
import { type Field, field, type RequiredOf } from './field.ts';
import type { CommonOptions } from './fieldSettings.ts';
import type { FieldType } from './fieldType.ts';
import type { ModuleNature } from './moduleNature.ts';

/** The name of a module, kept as its path in the API. Its choices are filled in by the registry: the modules there are. */
export const moduleNameType: FieldType<string> = {
  name: 'moduleName',
  label: { zh: '模块', en: 'Module' },
  column: () => ({ sql: 'text', shape: 'text' }),
  parse: parseChoice,
  fromText: choiceFromText,
  format: choiceLabel,
  operators: ['in', 'notIn', 'eq', 'ne', 'empty'],
  sortable: true,
  namesModules: true,
  schema: ({ choices }) => ({ type: 'string', enum: choices?.map(({ value }) => value) }),
};

export interface ModuleNameOptions extends CommonOptions {
  default?: string;
  /** Only modules of which this is true, for instance those whose records have owners; absent: all. */
  among?(module: ModuleNature): boolean;
}

/** A field that names a module. */
export function moduleName<const O extends ModuleNameOptions>(
  label: string,
  options?: O,
): Field<string, RequiredOf<O>> {
  return field(moduleNameType, label, options);
}

/** Modules whose records belong to somebody. */
export function hasOwners({ ownership = 'record' }: ModuleNature): boolean {
  return ownership === 'record';
}
