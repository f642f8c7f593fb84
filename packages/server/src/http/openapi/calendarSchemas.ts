import { calendarLayers, invitationAnswers, type JsonSchema } from '@gejie/core';
import { listOf, ref } from './reference.ts';

const text = { type: 'string' };
const flag = { type: 'boolean' };
const id = { type: 'integer', minimum: 1 };
const instant = { type: 'string', format: 'date-time' };
const orNull = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: 'null' }] });

function object(properties: Record<string, JsonSchema>): JsonSchema {
  return { type: 'object', properties, required: Object.keys(properties) };
}

const entry = object({
  module: text,
  id,
  title: text,
  startsAt: instant,
  endsAt: instant,
  allDay: flag,
  timeZone: orNull(text),
  kind: orNull(text),
  place: orNull(text),
  done: flag,
  owner: orNull(ref('Reference')),
  related: orNull(ref('Reference')),
  layer: { type: 'string', enum: [...calendarLayers] },
  free: flag,
  editable: flag,
  answer: orNull({ type: 'string', enum: [...invitationAnswers, 'open'] }),
  occurrence: orNull(instant),
  series: orNull(id),
});

/** What stands in calendars. */
export const calendarSchemas = {
  Calendar: object({
    entries: listOf(entry),
    busy: listOf(object({ user: ref('Reference'), startsAt: instant, endsAt: instant })),
    crowded: listOf(
      object({ day: { type: 'string', format: 'date' }, count: { type: 'integer', minimum: 1 } }),
    ),
    cut: flag,
  }),
};
