import { createHash } from 'node:crypto';
import type { FieldDefinition } from '@gejie/core';
import { invalidField, ProblemError } from '../problem.ts';
import { stored } from './storedFields.ts';

/** What an administrator has before them when they change a field: another one after each change of it. */
export function versionOf(field: FieldDefinition & { custom: boolean }): string {
  // An index comes by itself when lists are sorted.
  const { index: _, ...said } = stored(field);
  const kept = field.custom ? said : { choices: field.choices };
  return createHash('sha256').update(JSON.stringify(kept)).digest('base64url').slice(0, 16);
}

/**
 * @param version the one that a change was made from; absent: whatever there is
 * @throws ProblemError conflict when another administrator has changed the field meanwhile
 */
export function refuseOutdated(field: FieldDefinition & { custom: boolean }, version: unknown): void {
  if (version === undefined) return;
  if (typeof version !== 'string') throw invalidField('version', 'notText');
  if (version === versionOf(field)) return;
  throw new ProblemError('conflict', {
    zh: '另一位管理员刚刚修改了这个字段，请在其修改的基础上再保存',
    en: 'Another administrator has just changed this field: save again on top of that',
  });
}
