import {
  type AnyModuleDefinition,
  type ChoiceMetadata,
  type CustomizedChoice,
  type FieldDefinition,
  Invalid,
  type Module,
  type ModuleField,
  parentsNamed,
  readChoices,
} from '@gejie/core';
import { keyOf } from './fieldName.ts';

/** Whether the values of a field that is part of the product may be edited. */
export function hasEditableChoices(field: ModuleField): boolean {
  return !field.custom && field.type.workshop?.options.choices !== undefined && field.choices !== undefined;
}

/**
 * The values of a field in code as an administrator wants them.
 * @param declared the field as it is in code
 * @throws Invalid with the first mistake: values of the product can't be deleted, those the system relies on not be retired
 */
export function readCodeChoices(
  input: unknown,
  module: Module,
  field: ModuleField,
  declared: FieldDefinition,
  relied: ReadonlySet<string>,
): ChoiceMetadata[] {
  const fixed = new Map((declared.choices ?? []).map((choice) => [choice.value, choice]));
  const parent = field.dependsOn === undefined ? undefined : module.fields.get(field.dependsOn);
  const parents = parent ? (parent.choices ?? []).map(({ value }) => value) : null;
  const most = field.type.workshop?.options.choices?.max ?? 0;
  const formerParents = parentsNamed(field.choices);
  const choices = readChoices(input, { most, parents, formerParents, kept: fixed, keyOf });
  const given = new Map(choices.map((choice) => [choice.value, choice]));
  for (const { value, label } of fixed.values()) {
    const now = given.get(value);
    if (!now || (now.retired && relied.has(value))) throw new Invalid('choiceReliedOn', { value: label });
  }
  return choices;
}

/** The values that the module itself speaks of: its default, its conditions, how its stages end. */
export function reliedOn(definition: AnyModuleDefinition, name: string): Set<string> {
  const { fields, views, actions, leavesListsWhen, pool } = definition;
  const field = fields[name];
  const conditions = [
    leavesListsWhen,
    pool?.stays,
    ...Object.values(views ?? {}).map(({ where }) => where),
    ...Object.values(actions ?? {}).map(({ visibleWhen }) => visibleWhen),
    ...Object.values(fields).flatMap((one) => [one.visibleWhen, one.requiredWhen, one.readOnlyWhen]),
  ];
  const named = conditions.flatMap((condition) => textsAt(condition, name, false));
  const closing = (field?.choices ?? []).filter(({ closed }) => closed).map(({ value }) => value);
  return new Set([...named, ...closing, ...(typeof field?.default === 'string' ? [field.default] : [])]);
}

function textsAt(part: unknown, name: string, within: boolean): string[] {
  if (typeof part === 'string') return within ? [part] : [];
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) => textsAt(value, name, within || key === name));
}

/** Values with what may be done with them. */
export function markedChoices(
  choices: readonly ChoiceMetadata[],
  declared: FieldDefinition | undefined,
  relied: ReadonlySet<string>,
): CustomizedChoice[] {
  const fixed = new Set((declared?.choices ?? []).map(({ value }) => value));
  return choices.map((choice) => ({
    ...choice,
    ...(fixed.has(choice.value) ? { fixed: true } : {}),
    ...(relied.has(choice.value) ? { reliedOn: true } : {}),
  }));
}
