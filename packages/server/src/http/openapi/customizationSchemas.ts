import type { JsonSchema } from '@gejie/core';
import { listOf, ref } from './reference.ts';

const text = { type: 'string' };
const flag = { type: 'boolean' };
const count = { type: 'integer', minimum: 0 };
const bilingual = { type: 'object', properties: { zh: text, en: text }, required: ['zh', 'en'] };

/** A text in both languages, or one for both. */
const named = { anyOf: [text, { type: 'object', properties: { zh: text, en: text } }] };

const choice = {
  anyOf: [
    text,
    {
      type: 'object',
      required: ['label'],
      properties: {
        value: { ...text, description: 'Absent: made from the label' },
        label: named,
        hint: named,
        color: { type: 'string', enum: ['grey', 'blue', 'green', 'amber', 'red', 'violet'] },
        retired: flag,
        onlyFor: listOf(text),
      },
    },
  ],
};

const options: Record<string, JsonSchema> = {
  hint: named,
  required: flag,
  hidden: flag,
  unique: flag,
  search: flag,
  default: {},
  min: {},
  max: {},
  scale: count,
  choices: { type: 'array', maxItems: 10_000, items: choice },
  dependsOn: text,
  targets: { anyOf: [text, listOf(text)], description: 'Paths of modules' },
  backlink: flag,
  currencyField: text,
  result: text,
  expression: text,
};

/** Bodies of `POST …/fields` and `PATCH …/fields/{name}`. */
export const newField: JsonSchema = {
  type: 'object',
  required: ['type', 'label'],
  properties: {
    name: { ...text, description: 'Becomes cf_ and this; absent: made from the label' },
    type: text,
    label: named,
    ...options,
  },
};
export const changedField: JsonSchema = {
  type: 'object',
  properties: {
    type: text,
    label: named,
    order: { ...count, description: 'Place among the fields made by administrators' },
    version: { ...text, description: 'The one the change was made from: 409 when it is another by now' },
    ...options,
  },
};

const field = {
  type: 'object',
  required: [
    'name',
    'type',
    'version',
    'label',
    'custom',
    'kernel',
    'required',
    'unique',
    'search',
    'hidden',
    'order',
    'changeable',
  ],
  properties: {
    name: text,
    type: text,
    version: text,
    label: bilingual,
    custom: flag,
    kernel: flag,
    order: { anyOf: [count, { type: 'null' }] },
    changeable: listOf(text),
    ...options,
    deletedAt: { ...text, format: 'date-time' },
    restorableUntil: { ...text, format: 'date-time' },
  },
};

const layoutParts = {
  facts: listOf(text),
  sections: listOf({
    type: 'object',
    required: ['name', 'label', 'fields'],
    properties: {
      name: text,
      label: bilingual,
      fields: listOf({
        type: 'object',
        required: ['field', 'width'],
        properties: { field: text, width: { type: 'string', enum: ['half', 'full'] } },
      }),
    },
  }),
  quickCreate: listOf(text),
  related: listOf(text),
  unused: listOf(text),
};
const layout = { type: 'object', required: Object.keys(layoutParts), properties: layoutParts };
const roleIds = listOf({ type: 'integer' });
const fieldRule = {
  type: 'object',
  properties: { when: { type: 'object', description: 'A filter over the record itself' }, roles: roleIds },
};
const arrangement = {
  version: count,
  standard: layout,
  variants: listOf({
    type: 'object',
    required: ['name', 'roles', ...layout.required],
    properties: { name: text, roles: roleIds, ...layoutParts },
  }),
  rules: {
    type: 'object',
    additionalProperties: {
      type: 'object',
      properties: { visible: fieldRule, required: fieldRule, readOnly: fieldRule },
    },
  },
  list: listOf(text),
  search: listOf(text),
  duplicates: listOf(listOf(text)),
  declared: {
    type: 'object',
    properties: {
      standard: layout,
      list: listOf(text),
      search: listOf(text),
      duplicates: listOf(listOf(text)),
    },
  },
  fields: listOf({ type: 'object' }),
  related: listOf({ type: 'object', properties: { name: text, label: bilingual } }),
  roles: listOf({ type: 'object', properties: { id: { type: 'integer' }, label: text } }),
};

const use = {
  type: 'object',
  properties: { kind: text, label: text, of: { anyOf: [text, { type: 'null' }] } },
};

/** What routes of customization answer. */
export const customizationSchemas = {
  CustomField: field,
  CustomFields: {
    type: 'object',
    required: ['fields', 'deleted', 'types'],
    properties: {
      fields: listOf(ref('CustomField')),
      deleted: listOf(ref('CustomField')),
      types: listOf({
        type: 'object',
        required: ['name', 'label', 'example', 'options', 'becomes'],
        properties: {
          name: text,
          label: bilingual,
          example: bilingual,
          options: { type: 'object' },
          becomes: listOf(text),
        },
      }),
    },
  },
  Arrangement: { type: 'object', required: Object.keys(arrangement), properties: arrangement },
  FormulaCheck: {
    type: 'object',
    required: ['mistakes', 'reads', 'example'],
    properties: {
      mistakes: listOf({
        type: 'object',
        required: ['from', 'to', 'message'],
        properties: { from: count, to: count, message: text },
      }),
      reads: listOf(text),
      example: {
        anyOf: [
          {
            type: 'object',
            properties: { id: { type: 'integer' }, label: { anyOf: [text, { type: 'null' }] }, value: {} },
          },
          { type: 'null' },
        ],
      },
    },
  },
  FieldUses: {
    type: 'object',
    required: ['uses', 'records'],
    properties: {
      uses: listOf(use),
      records: { type: 'object', properties: { value: count, exact: flag } },
    },
  },
  ConversionPreview: {
    type: 'object',
    required: ['records', 'fits', 'fails', 'failing', 'breaks', 'stops', 'uses'],
    properties: {
      records: count,
      fits: count,
      fails: count,
      failing: listOf({
        type: 'object',
        properties: {
          id: { type: 'integer' },
          label: { anyOf: [text, { type: 'null' }] },
          value: text,
          message: text,
        },
      }),
      breaks: listOf(text),
      stops: listOf(use),
      uses: listOf(use),
    },
  },
} satisfies Record<string, JsonSchema>;
