import type { AnyModuleDefinition, Fields } from './moduleDefinition.ts';
import type { Module, ModuleField, Registry } from './registry.ts';

/** How the records of a module stand in the story of others. PLT-02 */
export interface StoryTrait<F extends Fields> {
  /** References to records whose story its own is part of: what happens to a contact happened at the account. */
  within?: readonly (keyof F & string)[];
  /** A `dateTime`: when it took place, once it has; until then it is told of when it was made. */
  at?: keyof F & string;
  /** What came of it, or what it says: quoted where it is told of. */
  text?: keyof F & string;
}

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

/** What people do with or for a record: it hangs on that, and is told of among its activities. */
export function isActivity({ hangsOn }: Pick<AnyModuleDefinition, 'hangsOn'>): boolean {
  return hangsOn !== undefined;
}
