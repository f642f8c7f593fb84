import type { Module, ModuleField } from '../module/module.ts';
import type { Registry } from '../module/registry.ts';

/** The field that a path of a filter leads to, by itself or through references; undefined where it leads nowhere. */
export function fieldAlong(
  path: string,
  module: Module,
  registry: Pick<Registry, 'modules'>,
): { field: ModuleField; of: Module } | undefined {
  let at: Module | undefined = module;
  let found: { field: ModuleField; of: Module } | undefined;
  for (const step of path.split('.')) {
    const field: ModuleField | undefined = at?.fields.get(step);
    if (!at || !field) return undefined;
    found = { field, of: at };
    const target: string | undefined = field.targets?.[0];
    at = target === undefined ? undefined : registry.modules.find(({ name }) => name === target);
  }
  return found;
}
