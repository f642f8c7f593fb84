import { type Module, type ModuleField, namesItsModules, type RecordAddress, sameValue } from '@gejie/core';
import { holdPointing } from '../database/merging/pointingRows.ts';
import { canonical } from '../reading/answer.ts';
import type { HeldRow } from './changeRow.ts';
import { turnedValue, writeTurned } from './turnLinks.ts';
import type { WriteScope } from './writeScope.ts';

/** Records whose references to any of several modules were turned to another record. */
export type TurnedLinks = { module: string; field: string; ids: number[] }[];

/** Rows turned by one statement. */
const batch = 500;

/**
 * Lets references to any of several modules (what a task is about) that point at one record point at another, which may
 * be of another module. As with merging nothing has happened to those that point: the history tells it, and no more.
 * @param only those that were turned before and are to be turned back, as far as nobody has changed them since
 */
export async function turnAnyLinks(
  scope: WriteScope,
  from: RecordAddress,
  to: RecordAddress,
  only?: TurnedLinks,
): Promise<TurnedLinks> {
  const turned: TurnedLinks = [];
  const target = scope.registry.module(to.module);
  for (const source of scope.registry.modules) {
    // What the system keeps tells how it was.
    if (source.keptBy === 'system') continue;
    for (const field of source.fields.values()) {
      if (!namesItsModules(field.type.refersTo) || !field.targets?.includes(target.name)) continue;
      const among = only?.find((one) => one.module === source.name && one.field === field.name)?.ids;
      if (only && !among) continue;
      const ids = await turnField(scope, source, field, { from, to }, among);
      if (ids.length > 0) turned.push({ module: source.name, field: field.name, ids });
    }
  }
  return turned;
}

/** @returns the records turned */
async function turnField(
  scope: WriteScope,
  source: Module,
  field: ModuleField,
  { from, to }: { from: RecordAddress; to: RecordAddress },
  among: readonly number[] | undefined,
): Promise<number[]> {
  const module = scope.registry.module(from.module);
  const reference = { module: scope.registry.module(to.module).path, id: to.id };
  const wanted = among && new Set(among);
  const ids: number[] = [];
  for (let after = 0; ; ) {
    const page = { after, except: [], limit: batch };
    const rows = await holdPointing(scope.db, source, [field], { module, ids: [from.id] }, page);
    const last = rows.at(-1);
    if (!last) return ids;
    after = last.id;
    const written = rows.flatMap((row) => {
      if (wanted && !wanted.has(row.id)) return [];
      const before = canonical(row, source.fields.values()) as HeldRow['record'];
      const value = turnedValue(field, before[field.name], { module, from: [from.id] }, reference);
      if (sameValue(value, before[field.name])) return [];
      return [{ before, after: { ...before, [field.name]: value, version: before.version + 1 } }];
    });
    await writeTurned(scope, source, [field], written, { turned: to.id });
    ids.push(...written.map(({ before }) => before.id));
  }
}
