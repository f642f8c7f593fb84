import type { AnyModuleDefinition, Arrangement, ChoiceMetadata, FieldDefinition } from '@gejie/core';
import { arranged } from './arranged.ts';

/** What administrators have made of a module that is part of the product, beside its added fields. */
export interface ModuleOverlay {
  /** Choices by field. */
  choices: Readonly<Record<string, readonly ChoiceMetadata[]>>;
  arrangement: Arrangement | undefined;
}

/**
 * A module as declared, with what administrators have made of it.
 * @param added the fields they have made, which the registry puts beside those declared
 */
export function withCustomization(
  definition: AnyModuleDefinition,
  { choices, arrangement }: ModuleOverlay,
  added: Record<string, FieldDefinition>,
): AnyModuleDefinition {
  const chosen = { ...definition, fields: withChoices(definition.fields, choices) };
  return arrangement ? arranged(chosen, arrangement, added) : chosen;
}

function withChoices(
  fields: Record<string, FieldDefinition>,
  choices: Readonly<Record<string, readonly ChoiceMetadata[]>>,
): Record<string, FieldDefinition> {
  const changed = Object.entries(choices).flatMap(([name, kept]): [string, FieldDefinition][] => {
    const field = fields[name];
    return field?.choices ? [[name, { ...field, choices: overlaid(field.choices, kept) }]] : [];
  });
  return { ...fields, ...Object.fromEntries(changed) };
}

/**
 * The choices of a field in code in the order and with the names that administrators gave them, and those they added.
 * What has come with a newer version of the product stands at the end.
 */
export function overlaid(
  declared: readonly ChoiceMetadata[],
  kept: readonly ChoiceMetadata[],
): ChoiceMetadata[] {
  const byValue = new Map(declared.map((choice) => [choice.value, choice]));
  const known = new Set(kept.map(({ value }) => value));
  return [
    ...kept.map((choice) => ({ ...byValue.get(choice.value), ...choice })),
    ...declared.filter(({ value }) => !known.has(value)),
  ];
}
