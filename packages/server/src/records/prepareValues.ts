import type { Module } from '@gejie/core';
import { hashPassword } from '../access/password.ts';
import { cleanHtml } from '../cleanHtml.ts';

/** Last change to values that were found good: secrets are sealed, HTML loses whatever could run. */
export async function prepareValues(
  module: Module,
  values: Record<string, unknown>,
  changed: Iterable<string>,
): Promise<Record<string, unknown>> {
  const prepared = { ...values };
  for (const name of changed) {
    const value = prepared[name];
    const type = module.fields.get(name)?.type;
    if (typeof value !== 'string') continue;
    if (type?.secret) prepared[name] = await hashPassword(value);
    if (type?.markup) prepared[name] = cleanHtml(value);
  }
  return prepared;
}
