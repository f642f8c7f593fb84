import type { AnyModuleDefinition, FieldDefinition } from '@gejie/core';
import type { Kept, KeptModule } from './keptCustomization.ts';
import { forLivingRoles } from './livingRoles.ts';
import { definitionOf } from './storedFields.ts';
import { withCustomization } from './withCustomization.ts';

/** A module as administrators have made it: the same definition and fields as long as what they keep says the same. */
export interface MadeModule {
  definition: AnyModuleDefinition;
  /** The fields they have added. */
  added: Record<string, FieldDefinition>;
  kept: KeptModule;
  /** How it was arranged for the roles there were, to be compared with. */
  arranged: string;
}

/**
 * The modules that administrators have changed, by name.
 * @param before those of which nothing has changed are taken over
 * @throws Error when a kept definition has a type this version doesn't know
 */
export function madeModules(
  definitions: readonly AnyModuleDefinition[],
  { modules, roles }: Kept,
  before: ReadonlyMap<string, MadeModule>,
): Map<string, MadeModule> {
  const made = new Map<string, MadeModule>();
  for (const definition of definitions) {
    const kept = modules.get(definition.name);
    if (kept) made.set(definition.name, madeModule(definition, kept, roles, before.get(definition.name)));
  }
  return made;
}

/** Whether any module is another one than before. */
export function differs(
  made: ReadonlyMap<string, MadeModule>,
  before: ReadonlyMap<string, MadeModule>,
): boolean {
  return (
    made.size !== before.size ||
    [...made].some(([name, { definition }]) => before.get(name)?.definition !== definition)
  );
}

function madeModule(
  declared: AnyModuleDefinition,
  kept: KeptModule,
  roles: ReadonlySet<number>,
  before: MadeModule | undefined,
): MadeModule {
  const { fields, choices } = kept;
  const arrangement = kept.arrangement ? forLivingRoles(kept.arrangement, roles) : undefined;
  const arranged = JSON.stringify(arrangement ?? null);
  if (before?.kept === kept && before.arranged === arranged) return before;
  const added = Object.fromEntries(fields.map((row) => [row.name, definitionOf(row, declared.path)]));
  const definition = withCustomization(declared, { choices, arrangement }, added);
  return { definition, added, kept, arranged };
}
