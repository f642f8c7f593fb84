import { type JsonSchema, rowHeights, viewModes, viewSharings } from '@gejie/core';
import { listOf, ref } from './reference.ts';

const text = { type: 'string' };
const flag = { type: 'boolean' };
const instant = { type: 'string', format: 'date-time' };
const names = listOf(text);
const widths = { type: 'object', additionalProperties: { type: 'integer' } };
const rowHeight = { type: 'string', enum: [...rowHeights] };
const labels = listOf(object({ zh: text, en: text }));

const savedView = object({
  id: { type: 'integer', minimum: 1 },
  name: text,
  owner: ref('Reference'),
  where: { type: 'object' },
  sort: text,
  columns: names,
  widths,
  rowHeight,
  mode: { type: 'string', enum: [...viewModes] },
  shared: { type: 'string', enum: [...viewSharings] },
  departments: listOf(ref('Reference')),
  roles: listOf(ref('Reference')),
  opens: flag,
  gone: orNull(object({ conditions: labels, columns: labels, sort: labels })),
  editable: flag,
  createdAt: instant,
  updatedAt: instant,
});

const listLook = object({ columns: orNull(names), widths, rowHeight: orNull(rowHeight) });

/** Lists as people keep them. */
export const viewSchemas = {
  SavedView: savedView,
  SavedViews: object({
    views: listOf(ref('SavedView')),
    default: orNull(text),
    defaultIsOwn: flag,
    looks: { type: 'object', additionalProperties: listLook },
  }),
};

function object(properties: Record<string, JsonSchema>): JsonSchema {
  return { type: 'object', properties, required: Object.keys(properties) };
}

function orNull(schema: JsonSchema): JsonSchema {
  return { anyOf: [schema, { type: 'null' }] };
}
