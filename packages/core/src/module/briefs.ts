import type { Module } from './module.ts';
import type { Registry } from './registry.ts';

/** Whether there is a brief of the records of a module: others have a part in it. */
export function hasBrief({ name }: Pick<Module, 'name'>, { modules }: Pick<Registry, 'modules'>): boolean {
  return modules.some(({ fields, definition }) =>
    definition.brief?.some(({ of }) => fields.get(of)?.targets?.includes(name)),
  );
}
