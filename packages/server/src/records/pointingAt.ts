import { pointsById, type RecordAddress, type Work } from '@gejie/core';
import { pointingIds } from '../database/write/writeRecords.ts';
import type { WriteScope } from './writeScope.ts';

/** Living records that people have made and that refer to a record by a field of their own, by module. */
export async function pointingAt(
  { db, registry }: WriteScope,
  { module, id }: RecordAddress,
): ReturnType<Work['pointingAt']> {
  const target = registry.module(module);
  const found: Awaited<ReturnType<Work['pointingAt']>> = [];
  for (const source of registry.modules) {
    if (source.keptBy === 'system') continue;
    const ids = new Set<number>();
    for (const field of source.fields.values()) {
      if (!pointsById(field, target) || field.kernel) continue;
      for (const one of await pointingIds(db, source, field, id)) ids.add(one);
    }
    if (ids.size > 0) found.push({ module: source.name, label: source.label, ids: [...ids] });
  }
  return found;
}
