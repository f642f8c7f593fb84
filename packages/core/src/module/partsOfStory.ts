import type { Module, ModuleField } from './module.ts';
import type { Registry } from './registry.ts';

/** A module whose own stories are part of others', with the reference that leads there. */
export interface PartOfStory {
  module: Module;
  field: ModuleField;
}

/** The modules whose stories are part of those of a module. */
export function partsOfStory({ name }: Pick<Module, 'name'>, registry: Registry): PartOfStory[] {
  return registry.modules.flatMap((module) =>
    (module.definition.story?.within ?? []).flatMap((within) => {
      const field = module.fields.get(within);
      return field?.targets?.includes(name) ? [{ module, field }] : [];
    }),
  );
}
