import { type PlacesHeld, type Reference, type Registry, sameValue } from '@gejie/core';
import type { Executor } from '../database/connection.ts';
import { labelsOf } from '../database/query/labels.ts';
import type { Place } from '../database/transfers/placesHeld.ts';
import type { ReadContext } from '../reading/readContext.ts';
import type { BatchRow } from '../records/recordService.ts';

/** Places by module and field, with the names of what they are in as far as the reader sees it. */
export async function namedPlaces(
  db: Executor,
  context: ReadContext,
  places: readonly Place[],
): Promise<PlacesHeld[]> {
  const { registry } = context;
  const labels = await labelsOf(
    db,
    context,
    places.map(({ module, record }) => ({ target: module, ids: [record] })),
    false,
  );
  const groups = Map.groupBy(places, ({ module, field }) => `${module}.${field}`);
  return [...groups.values()].flatMap((group) => {
    const [{ module: name, field = '' } = {}] = group;
    const module = registry.modules.find((one) => one.name === name);
    const label = module?.fields.get(field)?.label;
    if (!module || !label) return [];
    const records = group.map(
      ({ record }): Reference => ({ id: record, label: labels.get(`${name}:${record}`) ?? null }),
    );
    return [{ module: module.path, field, label, records }];
  });
}

/** What has to be written so that somebody has the places no longer; by module. */
export function withoutHolder(
  registry: Registry,
  places: readonly Place[],
  leaver: number,
  successor: number | null,
): Map<string, BatchRow[]> {
  const rows = new Map<string, Map<number, Record<string, unknown>>>();
  for (const place of places) {
    const field = registry.module(place.module).fields.get(place.field);
    const next = holdersAfter(place, leaver, successor);
    const value = field?.type.refersTo === 'many' ? next : (next[0] ?? null);
    if (value === null && field?.required) continue;
    if (sameValue(value, place.holders)) continue;
    const ofModule = rows.get(place.module) ?? new Map<number, Record<string, unknown>>();
    rows.set(
      place.module,
      ofModule.set(place.record, { ...ofModule.get(place.record), [place.field]: value }),
    );
  }
  return new Map(
    [...rows].map(([module, values]) => [module, [...values].map(([id, row]) => ({ id, values: row }))]),
  );
}

/** Whoever follows takes a place that would be empty; nobody follows in a place over themselves. */
function holdersAfter(
  { module, record, holders }: Place,
  leaver: number,
  successor: number | null,
): number[] {
  const others = holders.filter((one) => one !== leaver);
  const isOwn = module === 'user' && record === successor;
  return others.length > 0 || successor === null || isOwn ? others : [successor];
}
