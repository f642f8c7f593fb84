import type { ImportOptions, Module } from '@gejie/core';
import { z } from 'zod';
import type { Session } from '../access/session.ts';
import { invalidField, ProblemError } from '../problem.ts';
import { importableFields, matchableFields } from './mapping/importableFields.ts';

const longestName = 300;

const schema = z.strictObject({
  mapping: z.record(z.string().max(longestName), z.string().max(longestName).nullable()).optional(),
  encoding: z.enum(['auto', 'utf-8', 'gbk']).optional(),
  sheet: z.string().max(longestName).optional(),
  duplicates: z.enum(['skip', 'update', 'create']).optional(),
  match: z.array(z.string().max(longestName)).max(10).optional(),
  dryRun: z.boolean().optional(),
});

/**
 * Checks the options as far as the file is not needed for it.
 * @throws ProblemError malformed for a wrong shape, invalid for fields that cannot be imported or matched
 */
export function importOptions(session: Session, module: Module, given: unknown): ImportOptions {
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const at = `options${(issue?.path ?? []).map((part) => `.${String(part)}`).join('')}`;
    throw new ProblemError('malformed', {
      zh: `导入选项有误：${at}`,
      en: `The import options are wrong at ${at}`,
    });
  }
  const options = parsed.data;
  const importable = new Set(importableFields(session, module).map(({ name }) => name));
  const matchable = new Set(matchableFields(session, module).map(({ name }) => name));
  const used = new Set<string>();
  for (const [column, field] of Object.entries(options.mapping ?? {})) {
    if (field === null) continue;
    const place = `mapping.${column}`;
    if (!importable.has(field) && !matchable.has(field)) throw invalidField(place, 'unknownField', { field });
    if (used.has(field))
      throw new ProblemError('malformed', {
        zh: `两列都对应字段“${field}”`,
        en: `Two columns stand for the field “${field}”`,
      });
    used.add(field);
  }
  for (const field of options.match ?? []) {
    if (!matchable.has(field)) throw invalidField('match', 'unknownField', { field });
  }
  return options;
}
