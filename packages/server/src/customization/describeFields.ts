import {
  type AnyModuleDefinition,
  type CustomizedField,
  decidingField,
  type FieldDefinition,
  type FieldTypeAnswer,
  fieldTypes,
  type Module,
  type ModuleField,
  optionNames,
  type Registry,
} from '@gejie/core';
import type { DeletedFieldRow } from '../database/customization/customFieldRows.ts';
import { hasEditableChoices, markedChoices, reliedOn } from './codeChoices.ts';
import { convertible } from './convertible.ts';
import { versionOf } from './fieldVersion.ts';
import { definitionOf } from './storedFields.ts';

/** Days in which a deleted field can be restored. */
export const restorableDays = 30;

const passedOn = [
  'hint',
  'min',
  'max',
  'scale',
  'default',
  'dependsOn',
  'currencyField',
  'expression',
] as const;

/** Fields of a module, whoever made them, in the order they are given in. */
export function describeFields(
  fields: readonly ModuleField[],
  module: Module,
  declared: AnyModuleDefinition,
  registry: Registry,
): CustomizedField[] {
  const added = [...module.fields.values()].filter(({ custom }) => custom);
  const order = new Map(added.map(({ name }, nth) => [name, nth]));
  return fields.map((field) => ({
    ...described(field, registry),
    dependsOn: decidingField(field, module.fields)?.name,
    kernel: field.kernel,
    order: order.get(field.name) ?? null,
    changeable: changeable(field),
    ...(field.choices && !field.type.namesModules ? { choices: choicesOf(field, declared) } : {}),
  }));
}

function choicesOf(field: ModuleField, declared: AnyModuleDefinition) {
  const relied = field.custom ? new Set<string>() : reliedOn(declared, field.name);
  return markedChoices(field.choices ?? [], field.custom ? undefined : declared.fields[field.name], relied);
}

function changeable(field: ModuleField): string[] {
  if (!field.custom) return hasEditableChoices(field) ? ['choices'] : [];
  const common = ['label', 'hint', 'hidden', 'order', 'type', ...(field.type.computed ? [] : ['required'])];
  return [...common, ...optionNames(field)];
}

/** A deleted field, and until when it can come back. */
export function describeDeleted(row: DeletedFieldRow, module: Module, registry: Registry): CustomizedField {
  const definition = definitionOf(row, module.path);
  const until = new Date(new Date(row.deletedAt).getTime() + restorableDays * 86_400_000);
  return {
    ...described({ ...definition, name: row.name, custom: true }, registry),
    kernel: false,
    order: null,
    changeable: [],
    deletedAt: row.deletedAt,
    restorableUntil: until.toISOString(),
  };
}

function described(field: FieldDefinition & { name: string; custom: boolean }, registry: Registry) {
  const said = passedOn.filter((name) => field[name] !== undefined).map((name) => [name, field[name]]);
  return {
    name: field.name,
    type: field.type.name,
    version: versionOf(field),
    label: field.label,
    custom: field.custom,
    required: field.required ?? false,
    unique: field.unique ?? false,
    search: Boolean(field.search),
    hidden: field.hidden ?? false,
    ...Object.fromEntries(said),
    ...(field.targets ? { targets: field.targets.map((name) => registry.module(name).path) } : {}),
    ...(field.backlink ? { backlink: true } : {}),
    ...(field.result ? { result: field.result.type.name } : {}),
  };
}

/** The kinds of fields that can be made, in the order to offer them. */
export function describeTypes(): FieldTypeAnswer[] {
  return [...fieldTypes.values()].flatMap((type) =>
    type.workshop
      ? [
          {
            name: type.name,
            label: type.label,
            example: type.workshop.example,
            options: type.workshop.options,
            becomes: convertible(type),
          },
        ]
      : [],
  );
}
