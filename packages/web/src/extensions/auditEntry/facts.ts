import type { TextKey } from '../../i18n/index.ts';

/** What the log's details are called; what is not named here is shown under its own name. */
export const factNames: Record<string, TextKey> = {
  rows: 'audit.fact.rows',
  format: 'audit.fact.format',
  complete: 'audit.fact.complete',
  columns: 'audit.fact.columns',
  where: 'audit.fact.where',
  q: 'audit.fact.q',
  sort: 'audit.fact.sort',
  view: 'audit.fact.view',
  ids: 'audit.fact.ids',
  deleted: 'audit.fact.deleted',
  action: 'audit.fact.action',
  values: 'audit.fact.values',
  target: 'audit.fact.target',
  total: 'audit.fact.total',
  name: 'audit.fact.name',
  options: 'audit.fact.options',
  of: 'audit.fact.of',
  job: 'audit.fact.job',
  state: 'audit.fact.state',
  done: 'audit.fact.done',
  created: 'audit.fact.created',
  updated: 'audit.fact.updated',
  skipped: 'audit.fact.skipped',
  failed: 'audit.fact.failed',
  fields: 'audit.fact.fields',
  scopes: 'audit.fact.scopes',
  until: 'audit.fact.until',
  token: 'audit.fact.token',
  part: 'audit.fact.part',
  why: 'audit.fact.why',
  seconds: 'audit.fact.seconds',
  source: 'audit.fact.source',
  count: 'audit.fact.count',
  note: 'audit.fact.note',
  to: 'audit.fact.to',
  deed: 'audit.fact.deed',
  field: 'audit.fact.field',
  parts: 'audit.fact.parts',
};

/** Details whose values are words of the program, or lists of them, and what people call them. */
export const factWords: Record<string, Record<string, TextKey>> = {
  part: {
    company: 'audit.part.company',
    security: 'audit.part.security',
    ldap: 'audit.part.ldap',
    oidc: 'audit.part.oidc',
    pools: 'audit.part.pools',
    numbers: 'company.numbers',
    workingTime: 'company.workingTime',
  },
  deed: {
    added: 'audit.deed.added',
    changed: 'audit.deed.changed',
    deleted: 'audit.deed.deleted',
    restored: 'audit.deed.restored',
    arranged: 'audit.deed.arranged',
  },
  parts: {
    standard: 'audit.parts.standard',
    variants: 'audit.parts.variants',
    rules: 'audit.parts.rules',
    list: 'audit.parts.list',
    search: 'audit.parts.search',
  },
};

/** Shown in a way of its own, or nothing that people want to know. */
export const unlisted: ReadonlySet<string> = new Set(['changes', 'file', 'sha256']);
