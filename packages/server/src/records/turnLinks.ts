import {
  type AnyReference,
  anyReferenceText,
  type Module,
  type ModuleField,
  type RefersTo,
  sameValue,
} from '@gejie/core';
import { appendEvents } from '../database/events/events.ts';
import { holdPointing } from '../database/merging/pointingRows.ts';
import { refreshRollups } from '../database/rollups/refreshRollups.ts';
import { updateRows } from '../database/write/manyRows.ts';
import { canonical } from '../reading/answer.ts';
import type { HeldRow } from './changeRow.ts';
import { differences } from './followUp.ts';
import { rollupsOver, touchedParents } from './rollupPlans.ts';
import { eventOf, type WriteScope } from './writeScope.ts';

/** Rows turned by one statement. */
const batch = 500;

/** The fields of a module that may point at records of another, whoever declared them. */
export function pointersTo(source: Module, target: Module): ModuleField[] {
  return [...source.fields.values()].filter(
    ({ type, targets }) => type.refersTo !== undefined && targets?.includes(target.name),
  );
}

/** Records of a module that go up in another. */
export interface Turn {
  module: Module;
  from: readonly number[];
  into: number;
}

type Row = HeldRow['record'];

/**
 * Lets every reference to the records that go point at the one that stays: in all modules, in fields of every kind that
 * points, of living records and deleted ones. Whoever holds such a reference knows the same company or person as
 * before, so nothing has happened to it: no rule runs, no effect follows, and the time of its last change stays. The
 * history tells it, and the figures of those that are pointed at are added up anew.
 * @returns how many records hold such references, by path of their module
 */
export async function turnLinks(scope: WriteScope, turn: Turn): Promise<Record<string, number>> {
  const turned: Record<string, number> = {};
  for (const source of scope.registry.modules) {
    const fields = pointersTo(source, turn.module);
    // What the system keeps tells how it was.
    if (fields.length === 0 || source.keptBy === 'system') continue;
    const count = await turnIn(scope, source, fields, turn);
    if (count > 0) turned[source.path] = count;
  }
  return turned;
}

async function turnIn(
  scope: WriteScope,
  source: Module,
  fields: readonly ModuleField[],
  turn: Turn,
): Promise<number> {
  const { module, from, into } = turn;
  const target = { module, ids: from };
  const except = source === module ? [into, ...from] : [];
  let count = 0;
  for (let after = 0; ; ) {
    const rows = await holdPointing(scope.db, source, fields, target, { after, except, limit: batch });
    const last = rows.at(-1);
    if (!last) return count;
    await turnRows(
      scope,
      source,
      fields,
      rows.map((row) => canonical(row, source.fields.values()) as Row),
      turn,
      into,
    );
    count += rows.length;
    after = last.id;
  }
}

/** Lets the record that stays no longer point at those that go up in it. */
export async function dropInnerLinks(scope: WriteScope, record: Row, turn: Turn): Promise<void> {
  const fields = pointersTo(turn.module, turn.module);
  await turnRows(scope, turn.module, fields, [record], turn, null);
}

async function turnRows(
  scope: WriteScope,
  source: Module,
  fields: readonly ModuleField[],
  rows: readonly Row[],
  turn: Turn,
  to: number | null,
): Promise<void> {
  const target = to === null ? null : { module: turn.module.path, id: to };
  const written = rows.flatMap((before) => {
    const values = Object.fromEntries(
      fields.map((field) => [field.name, turnedValue(field, before[field.name], turn, target)]),
    );
    if (fields.every(({ name }) => sameValue(values[name], before[name]))) return [];
    return [{ before, after: { ...before, ...values, version: before.version + 1 } }];
  });
  await writeTurned(scope, source, fields, written, { merge: turn.into });
}

/** Writes what has been turned, tells it in the history, and adds up anew what it counts for. */
export async function writeTurned(
  scope: WriteScope,
  source: Module,
  fields: readonly ModuleField[],
  written: readonly { before: Row; after: Row }[],
  detail: Record<string, unknown>,
): Promise<void> {
  if (written.length === 0) return;
  await updateRows(
    scope.db,
    source,
    [...fields.map(({ name }) => name), 'version'],
    written.map(({ after }) => after),
  );
  await appendEvents(
    scope.db,
    written.map(({ before, after }) =>
      eventOf(scope, source, before.id, 'relink', {
        version: after.version,
        changes: differences(source, before, after),
        detail,
      }),
    ),
  );
  for (const plan of rollupsOver(source, scope.registry, scope.context.filters))
    await refreshRollups(scope.db, plan, touchedParents(plan, written));
}

/** A reference with some records replaced by another; `to` null: left out. */
export function turnedValue(
  { type }: ModuleField,
  value: unknown,
  { module, from }: Pick<Turn, 'module' | 'from'>,
  to: AnyReference | null,
): unknown {
  if (value === null || value === undefined || !type.refersTo) return value ?? null;
  const turned: Record<RefersTo, () => unknown> = {
    one: () => (from.includes(value as number) ? (to?.id ?? null) : value),
    many: () => {
      const ids = (value as number[]).map((id) => (from.includes(id) ? (to?.id ?? null) : id));
      const left = [...new Set(ids.filter((id) => id !== null))];
      return left.length > 0 ? left : null;
    },
    any: () => {
      const { module: path, id } = value as { module: string; id: number };
      if (path !== module.path || !from.includes(id)) return value;
      return to;
    },
    anyMany: () => {
      const turnedOnes = (value as AnyReference[]).flatMap((one) => {
        if (one.module !== module.path || !from.includes(one.id)) return [one];
        return to === null ? [] : [to];
      });
      const left = new Map(turnedOnes.map((one) => [anyReferenceText(one), one]));
      return left.size > 0 ? [...left.values()] : null;
    },
  };
  return turned[type.refersTo]();
}
