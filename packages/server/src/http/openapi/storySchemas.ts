import type { JsonSchema } from '@gejie/core';
import { listOf, ref } from './reference.ts';

const text = { type: 'string' };
const id = { type: 'integer', minimum: 1 };
const instant = { type: 'string', format: 'date-time' };
const orNull = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: 'null' }] });
const next = orNull(text);

/** One field before and after; `asText`: it was of another kind then, and both are texts, as they read. */
const changed = object({ field: text, from: {}, to: {} });
const change = { ...changed, properties: { ...changed.properties, asText: { const: true } } };

/**
 * What happened: `merged` of a merge, what went up in the record; `of` of what happened to such a one, which; `on` of what
 * happened to another whose story is part of it, that one; `happened` of an activity that has taken place.
 */
function entry(members: Record<string, JsonSchema>): JsonSchema {
  const told = {
    at: instant,
    actor: orNull(ref('Reference')),
    kind: text,
    way: text,
    changes: listOf(change),
    ...members,
  };
  const { properties, required } = object(told);
  return {
    type: 'object',
    properties: {
      ...properties,
      merged: listOf(ref('Reference')),
      of: ref('Reference'),
      on: ref('Reference'),
      happened: { const: true },
    },
    required,
  };
}

function object(properties: Record<string, JsonSchema>) {
  return { type: 'object', properties, required: Object.keys(properties) };
}

/** What happened to a record. */
export const storySchemas = {
  History: object({ entries: listOf(entry({ id, note: orNull(text) })), next }),
  Timeline: object({
    entries: listOf(
      entry({ id: text, text: orNull(text), about: orNull(ref('Reference')), action: orNull(text) }),
    ),
    next,
  }),
};
