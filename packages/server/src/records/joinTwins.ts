import type { Module, ModuleField } from '@gejie/core';
import { elevated } from '../access/elevation.ts';
import { holdPointing } from '../database/merging/pointingRows.ts';
import { canonical } from '../reading/answer.ts';
import { isMergeable } from './mergeable.ts';
import { mergeRecords, mostMerged } from './mergeRecords.ts';
import { recordWork } from './recordWork.ts';
import { type Turn, turnedValue } from './turnLinks.ts';
import { type WriteScope, writeScope } from './writeScope.ts';

/** More than a contact has roles, or a deal people. */
const most = 5_000;

type Row = Record<string, unknown> & { id: number };

/**
 * Makes one of records that a merge would make the same: two people who become one may each have a role in the same deal,
 * and one person has one (`uniqueWithin`). What pointed at the one that stays already stays; all that hangs on the others
 * hangs on it.
 */
export async function joinTwins(scope: WriteScope, turn: Turn): Promise<void> {
  for (const source of scope.registry.modules) {
    if (!isMergeable(source)) continue;
    for (const field of source.fields.values()) {
      const within = source.fields.get(field.uniqueWithin ?? '');
      const turned = [field, within].filter((one) => one && leadsTo(one, turn.module)) as ModuleField[];
      if (within && turned.length > 0) await joinIn(scope, source, [within, field], turned, turn);
    }
  }
}

function leadsTo({ type, targets }: ModuleField, module: Module): boolean {
  return type.refersTo === 'one' && targets?.includes(module.name) === true;
}

async function joinIn(
  scope: WriteScope,
  source: Module,
  key: readonly ModuleField[],
  turned: readonly ModuleField[],
  turn: Turn,
): Promise<void> {
  const target = { module: turn.module, ids: [turn.into, ...turn.from] };
  const rows = await holdPointing(scope.db, source, turned, target, { after: 0, except: [], limit: most });
  const living = rows
    .map((row) => canonical(row, source.fields.values()) as Row)
    .filter(({ deletedAt }) => deletedAt === null);
  const to = { module: turn.module.path, id: turn.into };
  const keyOf = (row: Row) =>
    key
      .map((field) =>
        turned.includes(field) ? turnedValue(field, row[field.name], turn, to) : row[field.name],
      )
      .join(' ');
  const isThere = (row: Row) => turned.every(({ name }) => row[name] === turn.into);
  for (const twins of Map.groupBy(living, keyOf).values()) {
    const [stays, ...others] = [...twins.filter(isThere), ...twins.filter((row) => !isThere(row))];
    if (!stays || others.length === 0) continue;
    const { db, session, dependencies, depth } = scope;
    const system = elevated(session, 'records that a merge makes the same');
    const deeper = writeScope(db, system, dependencies, depth + 1, recordWork);
    for (let start = 0; start < others.length; start += mostMerged - 1) {
      const from = others.slice(start, start + mostMerged - 1).map(({ id }) => id);
      await mergeRecords(deeper, source, { into: stays.id, from, values: {} });
    }
  }
}
