import {
  type FieldIssue,
  Invalid,
  type Module,
  type ModuleField,
  type Registry,
  sameValue,
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
    const names = namesIn(field, record[field.name]);
    if (names === null) return [];
    const { name, overField = '' } = field;
    const isOld =
      sameValue(record[name], before?.[name]) && sameValue(record[overField], before?.[overField]);
    if (isOld) return [];
    const subject = subjectOf(field, record, registry);
    const unknown = names.find((one) => !subject || !leadsToField(subject, one, registry));
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
