import type { JsonSchema } from '@gejie/core';
import { listOf } from './reference.ts';

const text = { type: 'string' };
const count = { type: 'integer', minimum: 0 };
const id = { type: 'integer', minimum: 1 };

function object(properties: Record<string, JsonSchema>): JsonSchema {
  return { type: 'object', properties, required: Object.keys(properties) };
}

const links = object({ module: text, field: text, count });
const moving = object({
  id,
  comments: count,
  files: count,
  tags: count,
  followers: count,
  shares: count,
  links: listOf(links),
});

const group = object({
  id,
  fields: listOf(text),
  records: listOf(object({ label: text, record: { type: ['object', 'null'] } })),
});

/** Records that are, or become, one. */
export const mergeSchemas = {
  Duplicates: object({
    groups: listOf(group),
    next: { type: ['integer', 'null'] },
    searchedAt: { type: ['string', 'null'], format: 'date-time' },
  }),
  MergePreview: object({ records: listOf({ type: 'object' }), moving: listOf(moving) }),
};
