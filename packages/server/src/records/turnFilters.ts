import {
  type Filter,
  type Module,
  type ModuleField,
  type Registry,
  sameValue,
  turnedFilter,
} from '@gejie/core';
import { holdFiltering, holdFilteringViews, putViewFilter } from '../database/merging/filteringRows.ts';
import { canonical } from '../reading/answer.ts';
import type { HeldRow } from './changeRow.ts';
import { subjectOf } from './storedFilters.ts';
import { type Turn, writeTurned } from './turnLinks.ts';
import type { WriteScope } from './writeScope.ts';

/**
 * Lets saved views, and records that keep filters (sharing rules, pools, rules of assignment), ask for the record that
 * stays where they asked for one that goes: else they would find nothing any more.
 */
export async function turnFilters(scope: WriteScope, turn: Turn): Promise<void> {
  const { db, registry } = scope;
  for (const { id, module: name, where } of await holdFilteringViews(db, turn.from)) {
    const module = registry.modules.find((one) => one.name === name);
    const turned = module && turnedFilter(where, module, registry, turn);
    if (turned && !sameValue(turned, where)) await putViewFilter(db, id, turned);
  }
  for (const source of registry.modules) {
    const fields = [...source.fields.values()].filter(({ type }) => type.overFilters !== undefined);
    if (fields.length > 0 && source.keptBy === 'people') await turnIn(scope, source, fields, turn);
  }
}

async function turnIn(
  scope: WriteScope,
  source: Module,
  fields: readonly ModuleField[],
  turn: Turn,
): Promise<void> {
  const rows = await holdFiltering(scope.db, source, fields, turn.from);
  const written = rows.flatMap((row) => {
    const before = canonical(row, source.fields.values()) as HeldRow['record'];
    const values = Object.fromEntries(
      fields.map((field) => [field.name, turnedValue(field, before, scope.registry, turn)]),
    );
    if (fields.every(({ name }) => sameValue(values[name], before[name]))) return [];
    return [{ before, after: { ...before, ...values, version: before.version + 1 } }];
  });
  await writeTurned(scope, source, fields, written, { merge: turn.into });
}

function turnedValue(
  field: ModuleField,
  record: Record<string, unknown>,
  registry: Registry,
  turn: Turn,
): unknown {
  const value = record[field.name] ?? null;
  const subject = subjectOf(field, record, registry);
  if (value === null || !subject) return value;
  return field.type.overFilters?.(value, (filter: Filter) => turnedFilter(filter, subject, registry, turn));
}
