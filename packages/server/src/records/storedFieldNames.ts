import {
  type FieldIssue,
  Invalid,
  lineColumns,
  type Module,
  type ModuleField,
  type Registry,
  sameValue,
  tellsWhen,
} from '@gejie/core';
import { subjectOf } from './storedFilters.ts';

type Values = Record<string, unknown>;

/** Which names of fields kept in a record are no fields of the module that the record names; what was kept before stays. */
export function storedFieldNameIssues(
  module: Module,
  record: Values,
  before: Values | null,
  registry: Registry,
): FieldIssue[] {
  return [...module.fields.values()].flatMap((field) => {
    const value = record[field.name];
    const names = namesIn(field, value);
    if (names === null) return [];
    const { name, overField = '' } = field;
    const isOld =
      sameValue(record[name], before?.[name]) && sameValue(record[overField], before?.[overField]);
    if (isOld) return [];
    const subject = subjectOf(field, record, registry);
    const isOther = (one: string) => {
      const of = field.daysOnly ? subject?.fields.get(one) : undefined;
      return of !== undefined && !tellsWhen(of);
    };
    const unknown =
      names.find((one) => !subject || !leadsToField(subject, one, registry) || isOther(one)) ??
      (subject && field.type.tablesIn
        ? unknownInTables(subject, field.type.tablesIn(value), registry)
        : undefined);
    return unknown === undefined
      ? []
      : [{ ...new Invalid('unknownField', { field: String(unknown) }).issue, field: name }];
  });
}

/** The fields that a value names; null when it names none. */
function namesIn({ type }: ModuleField, value: unknown): string[] | null {
  if (value === null || value === undefined) return null;
  if (type.pathsIn) return type.pathsIn(value);
  return type.namesFields && Array.isArray(value) ? value : null;
}

/** A field of the module, or one beyond its references. */
function leadsToField(module: Module, path: string, registry: Registry): boolean {
  const [first = '', ...rest] = path.split('.');
  const field = module.fields.get(first);
  if (!field || field.type.secret) return false;
  if (rest.length === 0) return true;
  const target = field.type.refersTo === 'one' ? field.targets?.[0] : undefined;
  return target !== undefined && leadsToField(registry.module(target), rest.join('.'), registry);
}

/** The first list that is none of the module's, or field that is none of what a list shows. */
function unknownInTables(
  module: Module,
  tables: readonly { list: string; fields: readonly string[] }[],
  registry: Registry,
): string | undefined {
  for (const { list, fields } of tables) {
    if (module.fields.get(list)?.type.keptInRows) {
      const none = fields.find((one) => !Object.hasOwn(lineColumns, one));
      if (none !== undefined) return `${list}.${none}`;
      continue;
    }
    const listed = module.backlinks.find(({ name }) => name === list);
    if (!listed) return list;
    const wrong = fields.find((one) => !leadsToField(registry.module(listed.module), one, registry));
    if (wrong !== undefined) return `${list}.${wrong}`;
  }
  return undefined;
}
