import {
  type FieldIssue,
  type Filter,
  type FilterContext,
  Invalid,
  InvalidFilter,
  type Module,
  type ModuleField,
  parseFilter,
  type Registry,
  sameValue,
} from '@gejie/core';

export interface FilterReader {
  registry: Registry;
  filters: FilterContext;
}

type Values = Record<string, unknown>;

/** What is wrong with the filters kept in a record that this save brings, or whose module it changes. */
export function storedFilterIssues(
  module: Module,
  record: Values,
  before: Values | null,
  reader: FilterReader,
): FieldIssue[] {
  return [...module.fields.values()].flatMap((field) => {
    const value = record[field.name];
    if (!field.type.filtersIn || value == null || isUnchanged(field, record, before)) return [];
    const subject = subjectOf(field, record, reader.registry);
    for (const filter of field.type.filtersIn(value)) {
      const mistake = subject ? mistakeIn(filter, subject, reader) : new Invalid('filterWithoutModule');
      if (mistake) return [{ ...mistake.issue, field: field.name }];
    }
    return [];
  });
}

function isUnchanged({ name, overField }: ModuleField, record: Values, before: Values | null): boolean {
  if (before === null || !sameValue(record[name], before[name])) return false;
  return overField === undefined || sameValue(record[overField], before[overField]);
}

/** The module a condition is about; undefined while none is chosen. */
export function subjectOf(field: ModuleField, record: Values, registry: Registry): Module | undefined {
  if (field.over !== undefined) return registry.module(field.over);
  return registry.at(String(record[field.overField ?? ''] ?? ''));
}

function mistakeIn(filter: Filter, subject: Module, { registry, filters }: FilterReader): Invalid | null {
  try {
    parseFilter(filter, subject, registry, { ...filters, withMarks: false });
    return null;
  } catch (error) {
    if (error instanceof InvalidFilter) return error.invalid;
    throw error;
  }
}
