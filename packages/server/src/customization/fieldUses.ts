import {
  type FieldUse,
  inLanguage,
  type Language,
  type Module,
  type ModuleField,
  type Registry,
} from '@gejie/core';
import type { Executor } from '../database/connection.ts';
import { keptValues, keptViews } from '../database/customization/usesRows.ts';

/** Where a field is named: saved views, rules and other records that keep filters or names of fields, other fields. */
export async function usesOf(
  db: Executor,
  module: Module,
  field: ModuleField,
  registry: Registry,
  language: Language,
): Promise<FieldUse[]> {
  const names = namesOf(module, field, registry);
  return [
    ...(await viewUses(db, names)),
    ...(await recordUses(db, names, module, field, registry, language)),
    ...siblingUses(module, field, language),
  ];
}

/** How each module's filters would name it: by itself, or through a reference. */
type Names = (path: string, module: string) => boolean;

function namesOf(module: Module, field: ModuleField, registry: Registry): Names {
  return (path, start) => {
    let at: Module | undefined = registry.modules.find(({ name }) => name === start);
    for (const [index, step] of path.split('.').entries()) {
      const found: ModuleField | undefined = at?.fields.get(step);
      if (!found) return false;
      const isLast = index === path.split('.').length - 1;
      if (isLast) return at?.name === module.name && found.name === field.name;
      const target: string | undefined = found.targets?.[0];
      at = target === undefined ? undefined : registry.module(target);
    }
    return false;
  };
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
      const { filtersIn, namesFields } = kept.type;
      if (!filtersIn && !namesFields) continue;
      const about = kept.overField === undefined ? undefined : holder.fields.get(kept.overField);
      const subject = (value: unknown) => (about ? registry.at(String(value))?.name : kept.over) ?? '';
      for (const row of await keptValues(db, holder, kept, about)) {
        const named = filtersIn
          ? filtersIn(row.value).some((filter) => isNamed(filter, subject(row.about), names))
          : subject(row.about) === module.name && (row.value as string[]).includes(field.name);
        if (named) uses.push({ kind: 'rule', label: row.label, of: inLanguage(holder.label, language) });
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

function isNamed(filter: unknown, module: string, names: Names): boolean {
  if (typeof filter !== 'object' || filter === null) return false;
  if (Array.isArray(filter)) return filter.some((part) => isNamed(part, module, names));
  return Object.entries(filter).some(([key, value]) =>
    key === 'any' || key === 'all' || key === 'not' ? isNamed(value, module, names) : names(key, module),
  );
}
