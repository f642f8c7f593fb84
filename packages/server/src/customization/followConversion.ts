import {
  type FieldUse,
  type FilterContext,
  formulasBrokenBy,
  inLanguage,
  type Language,
  type ModuleField,
  type Registry,
} from '@gejie/core';
import type { Session } from '../access/session.ts';
import type { Executor } from '../database/connection.ts';
import { arrangementRow, putArrangement } from '../database/customization/arrangementRows.ts';
import { updateField } from '../database/customization/customFieldRows.ts';
import { appendEvents } from '../database/events/events.ts';
import { putViewFilter } from '../database/merging/filteringRows.ts';
import { updateRows } from '../database/write/manyRows.ts';
import { differences } from '../records/followUp.ts';
import type { Conversion } from './conversion.ts';
import { followingFields, followingRules } from './followingFields.ts';
import { type FollowingRow, followingFilters } from './followingFilters.ts';
import { stored } from './storedFields.ts';

/** In whose name filters are read, and where. */
export interface Follower {
  session: Session;
  registry: Registry;
  filters: FilterContext;
  now: Date;
}

/** What can't follow a field when it becomes another kind: formulas by name, and conditions. */
export async function leftBehind(
  db: Executor,
  conversion: Conversion,
  { session: { language }, registry, filters }: Follower,
): Promise<{ breaks: string[]; stops: FieldUse[] }> {
  const { module } = conversion;
  const found = await followingFilters(db, conversion, registry, filters, language);
  const arrangement = (await arrangementRow(db, module.name))?.arrangement;
  const rules = followingRules(arrangement?.rules ?? {}, conversion, registry, filters, language);
  const stops = [...found.stops, ...(rules?.stops ?? [])];
  return {
    breaks: brokenBy(conversion, language),
    stops: [...new Map(stops.map((use) => [JSON.stringify(use), use])).values()],
  };
}

function brokenBy(conversion: Conversion, language: Language): string[] {
  const after = new Map<string, ModuleField>(conversion.module.fields);
  for (const field of followingFields(conversion)) after.set(field.name, field);
  return formulasBrokenBy(after, conversion.to).map(({ label }) => inLanguage(label, language));
}

/**
 * Lets what asks for values of a field that becomes another kind ask for what they have become: saved views, rules and
 * other records with filters, conditions of the layout, formulas, values that depend on it. The history tells it of
 * records.
 */
export async function followConversion(
  tx: Executor,
  conversion: Conversion,
  { session, registry, filters, now }: Follower,
): Promise<void> {
  const { module } = conversion;
  const { language } = session;
  const { views, rows } = await followingFilters(tx, conversion, registry, filters, language);
  for (const { id, where } of views) await putViewFilter(tx, id, where);
  for (const row of rows) await writeRow(tx, row, session, now);
  const arrangement = (await arrangementRow(tx, module.name))?.arrangement;
  const rules = followingRules(arrangement?.rules ?? {}, conversion, registry, filters, language);
  if (arrangement && rules)
    await putArrangement(tx, module.name, { ...arrangement, rules: rules.rules }, session.user?.id ?? null);
  for (const field of followingFields(conversion))
    await updateField(tx, { module: module.name, name: field.name, definition: stored(field) });
}

async function writeRow(
  tx: Executor,
  { source, fields, before, after }: FollowingRow,
  session: Session,
  now: Date,
): Promise<void> {
  await updateRows(tx, source, [...fields.map(({ name }) => name), 'version'], [after]);
  const { user, way, elevation, job } = session;
  const event = {
    at: now,
    actor: user?.id ?? null,
    way,
    elevation,
    job,
    module: source.name,
    record: after.id,
  };
  const changes = differences(source, before, after);
  await appendEvents(tx, [{ ...event, kind: 'update', version: after.version, changes, detail: null }]);
}
