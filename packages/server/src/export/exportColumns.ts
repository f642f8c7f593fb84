import { inLanguage, type Module, type ModuleField, type Registry, shownIn } from '@gejie/core';
import { fieldRight } from '../access/rights.ts';
import type { Session } from '../access/session.ts';

/** A column of an export: where its value stands in a record, and what stands at its head. */
export interface ExportColumn {
  name: string;
  field: ModuleField;
  header: string;
}

/** Kernel fields worth exporting when nobody says which. */
const usefulKernelFields = new Set(['number', 'owner', 'createdAt', 'updatedAt']);

/**
 * The columns asked for, in that order; without a wish all fields of the module that the session may read. Names that
 * don't exist are left for the query to refuse.
 */
export function exportColumns(
  session: Session,
  registry: Registry,
  module: Module,
  names: readonly string[] | undefined,
): ExportColumn[] {
  const wanted =
    names ??
    [...module.fields.values()].filter((field) => isExported(session, module, field)).map(({ name }) => name);
  return wanted.flatMap((name) => {
    const path = fieldsAlong(registry, module, name);
    const field = path.at(-1);
    return field
      ? [{ name, field, header: path.map(({ label }) => inLanguage(label, session.language)).join(' · ') }]
      : [];
  });
}

function isExported(session: Session, module: Module, field: ModuleField): boolean {
  if (field.type.secret || (field.kernel && !usefulKernelFields.has(field.name))) return false;
  return fieldRight(session, module, field.name) !== 'hidden';
}

/** The fields a dotted name passes: `account.industry` → account, industry. */
function fieldsAlong(registry: Registry, module: Module, name: string): ModuleField[] {
  const path: ModuleField[] = [];
  let at: Module | null = module;
  for (const step of name.split('.')) {
    const field: ModuleField | undefined = at ? shownIn(at, step) : undefined;
    if (!field) return [];
    path.push(field);
    const target: string | undefined = field.targets?.[0];
    at = target ? registry.module(target) : null;
  }
  return path;
}
