import { type JsonSchema, noticeWays } from '@gejie/core';
import { listOf, ref } from './reference.ts';

const text = { type: 'string' };
const count = { type: 'integer', minimum: 0 };
const id = { type: 'integer', minimum: 1 };
const flag = { type: 'boolean' };
const instant = { type: 'string', format: 'date-time' };
const orNull = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: 'null' }] });
const bilingual = object({ zh: text, en: text });
const next = orNull(text);

function object(properties: Record<string, JsonSchema>): JsonSchema {
  return { type: 'object', properties, required: Object.keys(properties) };
}

const unread = object({ value: count, exact: flag });

const counts = { giver: count, all: count };

const notification = object({
  id,
  kind: text,
  at: instant,
  read: flag,
  actor: orNull(ref('Reference')),
  record: orNull(ref('Reference')),
  other: orNull(ref('Reference')),
  count: orNull(count),
  text: orNull(text),
  briefs: listOf(object({ module: text, id, label: text })),
  detail: { type: 'object' },
});

const transfer = object({
  id,
  module: text,
  state: { type: 'string', enum: ['open', 'accepted', 'returned', 'settled'] },
  maker: orNull(ref('Reference')),
  receiver: orNull(ref('Reference')),
  department: orNull(ref('Reference')),
  givers: listOf(ref('Reference')),
  note: orNull(text),
  reason: orNull(text),
  at: instant,
  answeredAt: orNull(instant),
  counts: { type: 'object', additionalProperties: count },
  records: listOf(ref('Reference')),
  answerable: flag,
});

/** What people are told, and records that change hands. */
export const handOverSchemas = {
  Along: object({ name: text, label: bilingual, module: text, ...counts, closed: object(counts) }),
  Belongings: object({
    records: { type: 'object', additionalProperties: count },
    places: listOf(
      object({ module: text, field: text, label: bilingual, records: listOf(ref('Reference')) }),
    ),
    views: count,
    tokens: count,
    transfers: count,
    shares: count,
  }),
  LeavePreview: object({
    rules: listOf(count),
    rest: { type: 'object', additionalProperties: count },
  }),
  NoticeWishes: object({
    ways: { type: 'object', additionalProperties: { type: 'string', enum: [...noticeWays] } },
    digestHour: { type: 'integer', minimum: 0, maximum: 23 },
    email: orNull(text),
    sendsMail: flag,
  }),
  Notifications: object({ notifications: listOf(notification), next, unread }),
  Transfer: transfer,
  TransferOutcome: object({
    transfer: orNull(id),
    moved: { type: 'object', additionalProperties: count },
    refused: listOf(object({ module: text, id, label: text, message: text })),
  }),
  Transfers: object({ transfers: listOf(ref('Transfer')), next }),
  Unread: object({ unread }),
};
