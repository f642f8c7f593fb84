import { type FieldIssue, Invalid, type Module, type Registry, sameValue } from '@gejie/core';
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
    const names = record[field.name];
    if (!field.type.namesFields || !Array.isArray(names)) return [];
    const { name, overField = '' } = field;
    const isOld = sameValue(names, before?.[name]) && sameValue(record[overField], before?.[overField]);
    if (isOld) return [];
    const subject = subjectOf(field, record, registry);
    const unknown = names.find((one) => !subject?.fields.has(one));
    return unknown === undefined
      ? []
      : [{ ...new Invalid('unknownField', { field: String(unknown) }).issue, field: name }];
  });
}
