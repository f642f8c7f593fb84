import type { FieldDefinition, Module } from '@gejie/core';

/** Whether the values of a field may be found by search: those in code that are, and those whose kind offers it. */
export function isSearchable(field: FieldDefinition): boolean {
  return Boolean(field.search) || field.type.workshop?.options.search !== undefined;
}

/** Names of the module's own fields that are searched beside the title; those of administrators say so themselves. */
export function searchedNames({ fields, title }: Pick<Module, 'fields' | 'title'>): string[] {
  return [...fields.values()]
    .filter(({ search, name, kernel, custom }) => search && name !== title && !kernel && !custom)
    .map(({ name }) => name);
}
