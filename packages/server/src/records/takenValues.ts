import type { Module, ModuleField } from '@gejie/core';
import { fieldRight, rightsOf } from '../access/rights.ts';
import type { WriteScope } from './writeScope.ts';

type Values = Record<string, unknown>;

/**
 * Gives new records what they take from the records they point at, where it wasn't given: where goods go stands with the
 * customer. What the writer may not see there is not taken.
 */
export async function withTakenValues(
  scope: WriteScope,
  module: Module,
  records: readonly Values[],
): Promise<void> {
  for (const field of module.fields.values()) {
    if (field.takenFrom === undefined) continue;
    const [link = '', name = ''] = field.takenFrom.split('.');
    const waiting = records.filter(
      (record) => record[field.name] === undefined && typeof record[link] === 'number',
    );
    const found = await valuesThere(
      scope,
      module.fields.get(link),
      name,
      waiting.map((one) => Number(one[link])),
    );
    for (const record of waiting) record[field.name] = found.get(Number(record[link])) ?? null;
  }
}

async function valuesThere(
  scope: WriteScope,
  link: ModuleField | undefined,
  name: string,
  ids: readonly number[],
): Promise<Map<number, unknown>> {
  const [target] = link?.targets ?? [];
  const wanted = [...new Set(ids)];
  const values = new Map<number, unknown>();
  if (target === undefined || wanted.length === 0) return values;
  const module = scope.registry.module(target);
  const isSeen = rightsOf(scope.session, module).see !== 'none';
  if (!isSeen || fieldRight(scope.session, module, name) === 'hidden') return values;
  for (let start = 0; start < wanted.length; start += 200) {
    const where = { id: { in: wanted.slice(start, start + 200) } };
    const page = await scope.work.find(module.definition as never, { where, limit: 200 });
    for (const one of page as unknown as (Values & { id: number })[]) values.set(one.id, one[name] ?? null);
  }
  return values;
}
