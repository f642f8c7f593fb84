import {
  type FieldUse,
  inLanguage,
  type Language,
  type Module,
  type ModuleField,
  type Registry,
} from '@gejie/core';
import type { Executor } from '../database/connection.ts';
import { type KeptValue, keptValues, keptViews } from '../database/customization/usesRows.ts';
import { arrangedUses } from './arrangedUses.ts';
import { isNamed, type Names, namesOf } from './fieldNamed.ts';

/** Where a field is named: saved views, rules and other records that keep filters or names of fields, other fields. */
export async function usesOf(
  db: Executor,
  module: Module,
  field: ModuleField,
  registry: Registry,
  language: Language,
): Promise<FieldUse[]> {
  const names = namesOf(module, field, registry);
  const uses = [
    ...(await viewUses(db, names)),
    ...(await recordUses(db, names, module, field, registry, language)),
    ...siblingUses(module, field, language),
    ...arrangedUses(names, module, field, registry, language),
  ];
  // A pool may name it in several of its fields.
  return [...new Map(uses.map((use) => [JSON.stringify(use), use])).values()];
}

async function viewUses(db: Executor, names: Names): Promise<FieldUse[]> {
  const views = await keptViews(db);
  return views
    .filter(
      (view) =>
        view.columns.some((column) => names(column, view.module)) ||
        (view.sort ?? '').split(',').some((key) => names(key.trim().replace(/^-/, ''), view.module)) ||
        isNamed(view.where, view.module, names),
    )
    .map(({ name, owner }) => ({ kind: 'view', label: name, of: owner }));
}

async function recordUses(
  db: Executor,
  names: Names,
  module: Module,
  field: ModuleField,
  registry: Registry,
  language: Language,
): Promise<FieldUse[]> {
  const uses: FieldUse[] = [];
  for (const holder of registry.modules) {
    for (const kept of holder.fields.values()) {
      const { filtersIn, fieldsNamedIn, namesFields, pathsIn } = kept.type;
      if (!filtersIn && !fieldsNamedIn && !namesFields && !pathsIn) continue;
      const about = kept.overField === undefined ? undefined : holder.fields.get(kept.overField);
      const subject = (value: unknown) => (about ? registry.at(String(value))?.name : kept.over) ?? '';
      const named = ({ value, about: subjectPath }: KeptValue) =>
        filtersIn?.(value).some((filter) => isNamed(filter, subject(subjectPath), names)) ||
        pathsIn?.(value as never).some((path) => names(path, subject(subjectPath))) ||
        fieldsNamedIn?.(value).some(
          (one) => one.field === field.name && (one.module === '*' || one.module === module.path),
        ) ||
        (namesFields && subject(subjectPath) === module.name && (value as string[]).includes(field.name));
      for (const row of await keptValues(db, holder, kept, about)) {
        if (named(row)) uses.push({ kind: 'rule', label: row.label, of: inLanguage(holder.label, language) });
      }
    }
  }
  return uses;
}

/** Other fields of the module that rest on it. */
function siblingUses(module: Module, field: ModuleField, language: Language): FieldUse[] {
  return [...module.fields.values()].flatMap((other): FieldUse[] => {
    const label = inLanguage(other.label, language);
    if (other.reads?.includes(field.name)) return [{ kind: 'formula', label, of: null }];
    const rests = other.dependsOn === field.name || other.currencyField === field.name;
    return rests ? [{ kind: 'field', label, of: null }] : [];
  });
}
