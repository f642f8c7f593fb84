import { homeColumns, homeLimits, type JsonSchema, viewSharings } from '@gejie/core';
import { widgetKinds } from '../../home/widgetKinds.ts';
import { listOf, ref } from './reference.ts';

const text = { type: 'string' };
const count = { type: 'integer', minimum: 0 };
const orNull = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: 'null' }] });

function object(properties: Record<string, JsonSchema>): JsonSchema {
  return { type: 'object', properties, required: Object.keys(properties) };
}

const widget = object({
  id: text,
  kind: { type: 'string', enum: Object.keys(widgetKinds) },
  title: orNull(text),
  x: { ...count, maximum: homeColumns - 1 },
  y: count,
  w: { type: 'integer', minimum: 1, maximum: homeColumns },
  h: { type: 'integer', minimum: 1, maximum: homeLimits.height },
  settings: { type: 'object' },
});

const page = object({
  id: orNull({ type: 'integer', minimum: 1 }),
  name: orNull(text),
  widgets: listOf(widget),
  shared: { type: 'string', enum: [...viewSharings] },
  departments: listOf(ref('Reference')),
  users: listOf(ref('Reference')),
  owner: orNull(ref('Reference')),
});

/** Home pages and their notepads. */
export const homeSchemas = {
  Home: object({
    origin: { type: 'string', enum: ['own', 'role', 'product'] },
    version: count,
    pages: listOf(page),
    sharedPages: listOf(page),
    nothingYet: { type: 'boolean' },
  }),
  Note: object({ text, version: count, updatedAt: orNull({ type: 'string', format: 'date-time' }) }),
};
