import { dateFormats, fieldRights, type JsonSchema, numberFormats, shareLevels } from '@gejie/core';
import { calendarSchemas } from './calendarSchemas.ts';
import { companySchemas } from './companySchemas.ts';
import { customizationSchemas } from './customizationSchemas.ts';
import { handOverSchemas } from './handOverSchemas.ts';
import { homeSchemas } from './homeSchemas.ts';
import { mailSchemas } from './mailSchemas.ts';
import { mergeSchemas } from './mergeSchemas.ts';
import { printSchemas } from './printSchemas.ts';
import { type ComponentName, listOf, ref, referenceSchema } from './reference.ts';
import { signInSchemas } from './signInSchemas.ts';
import { storySchemas } from './storySchemas.ts';
import { tagSchemas } from './tagSchemas.ts';
import { viewSchemas } from './viewSchemas.ts';

const text = { type: 'string' };
const count = { type: 'integer', minimum: 0 };
const id = { type: 'integer', minimum: 1 };
const flag = { type: 'boolean' };
const instant = { type: 'string', format: 'date-time' };
const orNull = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: 'null' }] });
const bilingual = object({ zh: text, en: text });

/** An object with exactly these members; those named in `optional` may be missing. */
function object(properties: Record<string, JsonSchema>, optional: readonly string[] = []): JsonSchema {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', properties, ...(required.length > 0 ? { required } : {}) };
}

const session = object(
  {
    user: object({
      id,
      username: text,
      name: text,
      email: orNull(text),
      department: orNull(ref('Reference')),
      language: { type: 'string', enum: ['zh-CN', 'en'] },
      timeZone: text,
      theme: { type: 'string', enum: ['light', 'dark', 'system'] },
      dateFormat: orNull({ type: 'string', enum: [...dateFormats] }),
      numberFormat: orNull({ type: 'string', enum: [...numberFormats] }),
    }),
    company: object({
      name: text,
      currency: text,
      currencies: listOf(ref('KnownCurrency')),
      logo: orNull(text),
    }),
    functions: listOf(text),
    source: { type: 'string', enum: ['password', 'ldap', 'oidc'] },
    pending: listOf({ type: 'string', enum: ['password', 'secondFactor'] }),
  },
  ['source', 'pending'],
);

const job = object({
  id,
  kind: text,
  module: orNull(text),
  state: { type: 'string', enum: ['queued', 'running', 'done', 'failed', 'cancelled'] },
  done: count,
  total: count,
  created: count,
  updated: count,
  skipped: count,
  failed: count,
  failedRows: orNull(text),
  result: {},
  error: orNull(text),
  createdAt: instant,
  finishedAt: orNull(instant),
});

const field = object(
  {
    name: text,
    type: text,
    label: bilingual,
    hint: bilingual,
    required: flag,
    readOnly: flag,
    unique: flag,
    kernel: flag,
    custom: flag,
    sortable: flag,
    operators: listOf(text),
    default: {},
    choices: listOf({ type: 'object', required: ['value', 'label'] }),
    targets: listOf(text),
  },
  ['hint', 'default', 'choices', 'targets'],
);

const module = object(
  {
    name: text,
    path: text,
    label: bilingual,
    unit: text,
    area: text,
    group: text,
    about: bilingual,
    icon: text,
    title: text,
    latest: text,
    keptBy: text,
    fields: listOf(field),
    layout: { type: 'object' },
    list: listOf(text),
    views: listOf({ type: 'object' }),
    related: listOf({ type: 'object' }),
    actions: listOf({ type: 'object' }),
    brief: listOf({ type: 'object' }),
    board: { type: 'object' },
    tree: { type: 'object' },
    filledInBy: listOf(text),
    hasDuplicateRule: flag,
    mergeable: flag,
    rights: { type: 'object', additionalProperties: flag },
  },
  ['unit', 'group', 'about', 'board', 'tree', 'filledInBy'],
);

const accessPersonMembers = {
  user: ref('Reference'),
  see: flag,
  edit: flag,
  delete: flag,
  assign: flag,
  reasons: listOf(object({ kind: text, text: bilingual, until: instant, share: id }, ['until', 'share'])),
};
const accessPerson = object(accessPersonMembers);
const accessVerdict = object({ ...accessPersonMembers, obstacles: listOf(bilingual) });

/** Schemas that answers of several routes are made of. */
export const components: Record<ComponentName, JsonSchema> = {
  Access: { anyOf: [object({ people: listOf(accessPerson) }), accessVerdict] },
  ...companySchemas,
  ...signInSchemas,
  ...customizationSchemas,
  ...handOverSchemas,
  ...homeSchemas,
  ...mailSchemas,
  ...printSchemas,
  ...mergeSchemas,
  ...calendarSchemas,
  Bulk: object(
    {
      ids: { type: 'array', items: id, maxItems: 100_000 },
      where: { type: 'object' },
      q: text,
      action: {
        type: 'string',
        enum: [
          'update',
          'assign',
          'delete',
          'restore',
          'purge',
          'tag',
          'untag',
          'run',
          'claim',
          'allot',
          'release',
        ],
      },
      values: { type: 'object' },
    },
    ['ids', 'where', 'q', 'values'],
  ),
  Comment: object({
    id,
    text,
    createdAt: instant,
    createdBy: ref('Reference'),
    mentions: listOf(ref('Reference')),
  }),
  GrantableModule: object({
    path: text,
    label: bilingual,
    area: text,
    icon: text,
    ownership: { type: 'string', enum: ['record', 'none'] },
    everyoneSees: flag,
    writtenWith: orNull(text),
    fields: listOf(
      object({
        name: text,
        label: bilingual,
        kernel: flag,
        custom: flag,
        rights: listOf({ type: 'string', enum: [...fieldRights] }),
      }),
    ),
  }),
  ImportOptions: object(
    {
      mapping: { type: 'object', additionalProperties: orNull(text) },
      encoding: { type: 'string', enum: ['auto', 'utf-8', 'gbk'] },
      sheet: text,
      duplicates: { type: 'string', enum: ['skip', 'update', 'create'] },
      match: listOf(text),
      dryRun: flag,
    },
    ['mapping', 'encoding', 'sheet', 'duplicates', 'match', 'dryRun'],
  ),
  Job: job,
  JobStarted: object({ job: id }),
  Module: module,
  Problem: object(
    {
      type: { type: 'string', format: 'uri' },
      title: text,
      status: { type: 'integer' },
      detail: text,
      errors: listOf(object({ field: text, code: text, message: text })),
      current: { type: 'object', description: 'On a conflict of versions: the record as it is now' },
      duplicates: listOf(object({ id, label: text, reason: text }, ['id'])),
      mergedInto: ref('Reference'),
    },
    ['current', 'duplicates', 'mergedInto'],
  ),
  Reference: referenceSchema,
  ...viewSchemas,
  Search: object({
    groups: listOf(object({ module: text, records: listOf(object({ id, label: text, hint: text })) })),
  }),
  Session: session,
  Share: object({
    id,
    user: orNull(ref('Reference')),
    department: orNull(ref('Reference')),
    level: { type: 'string', enum: [...shareLevels] },
    role: orNull(text),
    until: orNull(instant),
    createdAt: instant,
    createdBy: orNull(ref('Reference')),
  }),
  StoredFile: object({ id, name: text, size: count, type: text, url: text }),
  FileText: object({
    state: { type: 'string', enum: ['waiting', 'done', 'none', 'failed'] },
    text,
    whole: flag,
  }),
  FileVersions: listOf(
    object({
      id,
      name: text,
      size: count,
      type: text,
      url: text,
      version: count,
      current: flag,
      at: instant,
      by: orNull(ref('Reference')),
    }),
  ),
  ...tagSchemas,
  Tally: listOf(object({ value: orNull(text), count, sum: orNull(text) })),
  ...storySchemas,
  Token: object(
    {
      id,
      name: text,
      scopes: listOf(text),
      until: orNull(instant),
      createdAt: instant,
      lastUsedAt: orNull(instant),
      token: { type: 'string', description: 'The secret; answered once, when the token is made' },
    },
    ['token'],
  ),
  UserRights: object({
    user: ref('Reference'),
    active: flag,
    roles: listOf(ref('Reference')),
    functions: listOf(object({ name: text, from: listOf(id) })),
    modules: listOf(
      object({
        path: text,
        rights: {
          type: 'object',
          additionalProperties: object({ value: { type: ['string', 'boolean'] }, from: listOf(id) }),
        },
        fields: listOf(
          object({ name: text, right: { type: 'string', enum: [...fieldRights] }, from: listOf(id) }),
        ),
      }),
    ),
  }),
};
