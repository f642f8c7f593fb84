import type { Module, ModuleField } from '@gejie/core';
import { holdPointing } from '../database/merging/pointingRows.ts';
import { canonical } from '../reading/answer.ts';
import { isMergeable } from './mergeable.ts';
import { type Turn, turnedValue } from './turnLinks.ts';
import type { WriteScope } from './writeScope.ts';

/** More than a contact has roles, or a deal people. */
const most = 5_000;

type Row = Record<string, unknown> & { id: number };

/** Records that a merge makes the same, and are to become one. */
export interface Twins {
  module: Module;
  stays: number;
  others: number[];
}

/**
 * Records that a merge would make the same: two people who become one may each have a role in the same deal, and one
 * person has one (`uniqueWithin`). What pointed at the one that stays already stays. Those of each module are looked for
 * when those before have been joined.
 */
export async function* twinsOf(scope: WriteScope, turn: Turn): AsyncGenerator<Twins> {
  for (const source of scope.registry.modules) {
    if (!isMergeable(source)) continue;
    for (const field of source.fields.values()) {
      const within = source.fields.get(field.uniqueWithin ?? '');
      const turned = [field, within].filter((one) => one && leadsTo(one, turn.module)) as ModuleField[];
      if (within && turned.length > 0) yield* twinsIn(scope, source, [within, field], turned, turn);
    }
  }
}

function leadsTo({ type, targets }: ModuleField, module: Module): boolean {
  return type.refersTo === 'one' && targets?.includes(module.name) === true;
}

async function* twinsIn(
  scope: WriteScope,
  source: Module,
  key: readonly ModuleField[],
  turned: readonly ModuleField[],
  turn: Turn,
): AsyncGenerator<Twins> {
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
    yield { module: source, stays: stays.id, others: others.map(({ id }) => id) };
  }
}
