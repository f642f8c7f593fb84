import type { JsonSchema } from '@gejie/core';
import { ref } from './reference.ts';

const text = { type: 'string' };
const flag = { type: 'boolean' };
const orNull = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: 'null' }] });

function object(properties: Record<string, JsonSchema>): JsonSchema {
  return { type: 'object', properties, required: Object.keys(properties) };
}

/** Schemas of answers about the company. */
export const companySchemas = {
  Company: object({
    name: text,
    currency: text,
    timeZone: text,
    fiscalYearStart: { type: 'integer', minimum: 1, maximum: 12 },
    logo: orNull(ref('StoredFile')),
    address: orNull(text),
    phone: orNull(text),
    website: orNull(text),
  }),
  KnownCurrency: object({
    code: text,
    symbol: orNull(text),
    decimals: orNull({ type: 'integer' }),
    active: flag,
  }),
} as const satisfies Record<string, JsonSchema>;
