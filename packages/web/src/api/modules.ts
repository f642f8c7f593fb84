import type { FieldMetadata, ModuleMetadata } from '@gejie/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { request } from './client.ts';
import { keys } from './keys.ts';

/** Every module the caller may see; all screens are derived from this. */
export const modulesQuery = queryOptions({
  queryKey: keys.modules,
  queryFn: ({ signal }) => request<ModuleMetadata[]>('modules', { signal }),
  staleTime: 5 * 60_000,
});

export function useModules() {
  return useQuery(modulesQuery);
}

/** The module at `path`; undefined while loading, and when the caller may not see it or there is none. */
export function useModule(path: string): ModuleMetadata | undefined {
  const { data } = useQuery(modulesQuery);
  return data?.find((module) => module.path === path);
}

const fieldsByName = new WeakMap<ModuleMetadata['fields'], Map<string, FieldMetadata>>();

/** A field of a module by its name: screens ask for each of five hundred, some of them with every key. */
export function fieldOf({ fields }: Pick<ModuleMetadata, 'fields'>, name: string): FieldMetadata | undefined {
  const known = fieldsByName.get(fields) ?? new Map(fields.map((field) => [field.name, field]));
  fieldsByName.set(fields, known);
  return known.get(name);
}
