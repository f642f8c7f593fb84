import { holdsSeveral, type JsonSchema, type Module, type ModuleField } from '@gejie/core';
import { ref } from './reference.ts';

/** Whether a field is described to the reader of the documentation. */
export type Shown = (module: Module, field: ModuleField) => boolean;

export const recordList = (module: Module): JsonSchema => ({
  type: 'object',
  required: ['records', 'next'],
  properties: {
    records: { type: 'array', items: named(module, '') },
    next: { type: ['string', 'null'], description: 'Cursor of the following page' },
    count: {
      type: 'object',
      required: ['value', 'exact'],
      properties: { value: { type: 'integer' }, exact: { type: 'boolean' } },
    },
  },
});
export const wholeRecord = (module: Module): JsonSchema => named(module, '');
export const pastRecord = (module: Module): JsonSchema => named(module, '');
export const newRecord = (module: Module): JsonSchema => named(module, 'New');
export const changedRecord = (module: Module): JsonSchema => named(module, 'Change');

function named(module: Module, kind: string): JsonSchema {
  return { $ref: `#/components/schemas/${schemaName(module)}${kind}` };
}

function schemaName({ name }: Module): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}Record`;
}

/** What a module's records look like in answers, when they are created and when they are changed. */
export function moduleSchemas(module: Module, shown: Shown): Record<string, JsonSchema> {
  const fields = [...module.fields.values()].filter((field) => shown(module, field));
  const written = fields.filter(({ type, readOnly }) => !type.computed && !readOnly);
  const inputs = Object.fromEntries(written.map((field) => [field.name, inputSchema(field)]));
  const needed = written.filter(
    ({ required, default: value, defaultsTo, takenFrom }) =>
      required && value === undefined && defaultsTo === undefined && takenFrom === undefined,
  );
  const name = schemaName(module);
  return {
    [name]: {
      type: 'object',
      title: module.label.en,
      required: ['id'],
      properties: {
        // A role has a field of this name, which stands before it.
        rights: { type: 'object', additionalProperties: { type: 'boolean' }, readOnly: true },
        ...Object.fromEntries(
          fields.filter(({ type }) => !type.secret).map((field) => [field.name, answerSchema(field)]),
        ),
        mergedInto: { ...ref('Reference'), description: 'It went up in this record', readOnly: true },
      },
    },
    [`${name}New`]: {
      type: 'object',
      properties: inputs,
      ...(needed.length > 0 ? { required: needed.map((field) => field.name) } : {}),
      additionalProperties: false,
    },
    [`${name}Change`]: {
      type: 'object',
      properties: { ...inputs, version: { type: 'integer', description: 'The version that was read' } },
      additionalProperties: false,
    },
  };
}

function inputSchema(field: ModuleField): JsonSchema {
  return annotated(field, field.required ? field.type.schema(field) : emptiable(field.type.schema(field)));
}

function answerSchema(field: ModuleField): JsonSchema {
  return annotated(field, emptiable(answeredAs(field)));
}

/** References and files carry names in answers. */
function answeredAs(field: ModuleField): JsonSchema {
  const { type } = field;
  if (type.holdsFiles) return ref('StoredFile');
  if (holdsSeveral(type.refersTo)) return { type: 'array', items: ref('Reference') };
  return type.refersTo ? ref('Reference') : type.schema(field);
}

function emptiable(schema: JsonSchema): JsonSchema {
  return { anyOf: [schema, { type: 'null' }] };
}

function annotated(field: ModuleField, schema: JsonSchema): JsonSchema {
  return { ...schema, title: field.label.en, ...(field.hint ? { description: field.hint.en } : {}) };
}
