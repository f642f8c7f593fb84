import type { FieldIssue, Module } from '@gejie/core';
import { passwordIssue } from '../access/passwordPolicy.ts';
import type { WriteScope } from './writeScope.ts';

/** A record of which some fields were given. */
export interface WithSecrets {
  row: number;
  /** Null before it is created. */
  id: number | null;
  record: Record<string, unknown>;
  given: Iterable<string>;
}

/**
 * Secrets that are too easy. Those who act with full rights, such as whoever runs the server, answer for their choice
 * themselves.
 */
export async function checkSecrets(
  { session, dependencies }: WriteScope,
  module: Module,
  rows: readonly WithSecrets[],
): Promise<(FieldIssue & { row: number })[]> {
  if (session.elevation !== null) return [];
  const issues: (FieldIssue & { row: number })[] = [];
  for (const { row, id, record, given } of rows) {
    for (const field of given) {
      const value = record[field];
      if (!module.fields.get(field)?.type.secret || typeof value !== 'string') continue;
      const known = Object.entries(record).flatMap(([name, text]) =>
        name !== field && typeof text === 'string' ? [text] : [],
      );
      const issue = dependencies.checkSecret
        ? await dependencies.checkSecret(value, known, id)
        : passwordIssue(value, known);
      if (issue) issues.push({ ...issue, field, row });
    }
  }
  return issues;
}
