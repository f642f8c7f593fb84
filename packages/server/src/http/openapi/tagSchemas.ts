import { type JsonSchema, tones } from '@gejie/core';
import { listOf, ref } from './reference.ts';

const text = { type: 'string' };
const count = { type: 'integer', minimum: 0 };
const id = { type: 'integer', minimum: 1 };
const color = { anyOf: [{ type: 'string', enum: [...tones] }, { type: 'null' }] };

const own = { type: 'boolean' };

function object(properties: Record<string, JsonSchema>): JsonSchema {
  return { type: 'object', properties, required: Object.keys(properties) };
}

/** Tags, and what they stand on. */
export const tagSchemas = {
  Tag: object({ id, name: text, color, private: own }),
  Tags: listOf(object({ id, name: text, color, private: own, count, exact: own })),
  Tagged: object({
    tag: ref('Tag'),
    groups: listOf(object({ module: text, count, records: listOf(object({ id, label: text })) })),
  }),
};
