import type { JsonSchema } from '@gejie/core';
import { listOf, ref } from './reference.ts';

const text = { type: 'string' };
const flag = { type: 'boolean' };
const count = { type: 'integer', minimum: 0 };
const instant = { type: 'string', format: 'date-time' };
const source = { type: 'string', enum: ['password', 'ldap', 'oidc'] };
const orNull = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: 'null' }] });

function object(properties: Record<string, JsonSchema>): JsonSchema {
  return { type: 'object', properties, required: Object.keys(properties) };
}

/** Schemas of answers about signing in. */
export const signInSchemas = {
  AccountSecurity: object({
    secondFactor: ref('SecondFactor'),
    locks: listOf(object({ place: orNull(text), seconds: count })),
    sessions: listOf(ref('OpenSession')),
    tokens: listOf(ref('Token')),
    sources: listOf(source),
  }),
  OpenSession: object({
    id: { type: 'integer', minimum: 1 },
    source,
    ip: orNull(text),
    agent: orNull(text),
    createdAt: instant,
    lastSeenAt: instant,
    current: flag,
  }),
  OwnCard: object({ phone: orNull(text), photo: orNull(ref('StoredFile')), signature: orNull(text) }),
  SecondFactor: object({ since: orNull(instant), recoveryCodes: count, required: flag }),
  SecurityPolicy: object({
    passwordLength: count,
    passwordKinds: { type: 'integer', minimum: 1, maximum: 4 },
    passwordHistory: count,
    passwordDays: count,
    changeFirst: flag,
    lockAttempts: count,
    lockFirstWait: count,
    lockLongestWait: count,
    secondFactor: { type: 'string', enum: ['optional', 'functions', 'everybody'] },
    secondFactorFunctions: listOf(text),
  }),
  SignInWays: object({
    passwordRules: object({ length: count, kinds: count, history: count, days: count }),
    providers: listOf(object({ label: text, url: text })),
  }),
} satisfies Record<string, JsonSchema>;
