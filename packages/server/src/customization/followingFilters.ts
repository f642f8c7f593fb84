import {
  convertedFilter,
  type FieldUse,
  type Filter,
  type FilterContext,
  type FilterModules,
  InvalidFilter,
  inLanguage,
  type Language,
  type Module,
  type ModuleField,
  parseFilter,
  type Registry,
  sameValue,
} from '@gejie/core';
import type { Executor } from '../database/connection.ts';
import { holdNaming, keptViews } from '../database/customization/usesRows.ts';
import { canonical } from '../reading/answer.ts';
import { subjectOf } from '../records/storedFilters.ts';
import type { Conversion } from './conversion.ts';
import { isNamed, namesOf } from './fieldNamed.ts';

/** A record whose filters ask for what the values have become. */
export interface FollowingRow {
  source: Module;
  fields: readonly ModuleField[];
  before: Record<string, unknown> & { id: number; version: number };
  after: Record<string, unknown> & { id: number; version: number };
}

/** Saved views and records with filters that change with a field, and those that can't be asked any more. */
export interface FollowingFilters {
  views: { id: number; where: Filter }[];
  rows: FollowingRow[];
  stops: FieldUse[];
}

/** The modules as they will be. */
export function modulesAfter({ module, to }: Conversion, registry: Registry): FilterModules {
  const changed = { ...module, fields: new Map(module.fields).set(to.name, to) } as Module;
  return { module: (name) => (name === module.name ? changed : registry.module(name)) };
}

/** What saved views, and the filters of records such as sharing rules, will ask for when a field becomes another kind. */
export async function followingFilters(
  db: Executor,
  conversion: Conversion,
  registry: Registry,
  filters: FilterContext,
  language: Language,
): Promise<FollowingFilters> {
  const { module, from } = conversion;
  const names = namesOf(module, from, registry);
  const after = modulesAfter(conversion, registry);
  const found: FollowingFilters = { views: [], rows: [], stops: [] };
  const follow = (filter: Filter, subject: Module, use: FieldUse) => {
    if (!isNamed(filter, subject.name, names)) return filter;
    const turned = convertedFilter(filter, subject, registry, conversion);
    const asked = isAskable(filter, subject, registry, filters);
    if (asked && !isAskable(turned, after.module(subject.name), after, filters)) found.stops.push(use);
    return turned;
  };
  for (const { id, module: over, name, owner, where } of await keptViews(db)) {
    const subject = registry.modules.find((one) => one.name === over);
    const turned = subject && follow(where, subject, { kind: 'view', label: name, of: owner });
    if (turned && !sameValue(turned, where)) found.views.push({ id, where: turned });
  }
  for (const source of registry.modules) {
    const fields = [...source.fields.values()].filter(({ type }) => type.overFilters !== undefined);
    if (fields.length === 0 || source.keptBy !== 'people') continue;
    for (const row of await holdNaming(db, source, fields, from.name)) {
      const before = canonical(row, source.fields.values()) as FollowingRow['before'];
      const use = ruleUse(source, before, language);
      const values = fields.map((field) => [field.name, followed(field, before, registry, follow, use)]);
      const turned = { ...before, ...Object.fromEntries(values), version: before.version + 1 };
      if (fields.some(({ name }) => !sameValue(turned[name], before[name])))
        found.rows.push({ source, fields, before, after: turned });
    }
  }
  return found;
}

function ruleUse(source: Module, record: Record<string, unknown>, language: Language): FieldUse {
  return { kind: 'rule', label: String(record[source.title]), of: inLanguage(source.label, language) };
}

function followed(
  field: ModuleField,
  record: Record<string, unknown>,
  registry: Registry,
  follow: (filter: Filter, subject: Module, use: FieldUse) => Filter,
  use: FieldUse,
): unknown {
  const value = record[field.name] ?? null;
  const subject = subjectOf(field, record, registry);
  if (value === null || !subject) return value;
  return field.type.overFilters?.(value as never, (filter) => follow(filter, subject, use));
}

function isAskable(filter: Filter, module: Module, modules: FilterModules, context: FilterContext): boolean {
  try {
    parseFilter(filter, module, modules, context);
    return true;
  } catch (error) {
    if (error instanceof InvalidFilter) return false;
    throw error;
  }
}
