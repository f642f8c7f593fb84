import { type JsonSchema, numberResets } from '@gejie/core';
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
    colour: orNull(text),
    legalName: orNull(text),
    taxNumber: orNull(text),
    bankName: orNull(text),
    bankAccount: orNull(text),
    address: orNull(text),
    registeredAddress: orNull(text),
    shippingAddress: orNull(text),
    email: orNull(text),
    phone: orNull(text),
    website: orNull(text),
    serviceName: orNull(text),
    servicePhone: orNull(text),
    serviceEmail: orNull(text),
    oversell: flag,
    maxDiscount: orNull(text),
    minMargin: orNull(text),
    maxPurchase: orNull(text),
  }),
  KnownCurrency: object({
    code: text,
    symbol: orNull(text),
    decimals: orNull({ type: 'integer' }),
    active: flag,
  }),
  NumberSequence: object({
    module: text,
    field: text,
    moduleLabel: object({ zh: text, en: text }),
    fieldLabel: object({ zh: text, en: text }),
    pattern: text,
    reset: { type: 'string', enum: [...numberResets] },
    gapFree: flag,
    next: { type: 'integer', minimum: 1 },
    example: text,
    usualPattern: text,
  }),
  WorkingTime: object({
    weekdays: {
      type: 'array',
      description: 'Monday to Sunday',
      minItems: 7,
      maxItems: 7,
      items: { type: 'array', items: ref('WorkingSpan') },
    },
    makeUp: { type: 'array', items: ref('WorkingSpan') },
  }),
  WorkingSpan: object({ from: text, until: text }),
} as const satisfies Record<string, JsonSchema>;
