import type { Module, ModuleField, Registry } from '@gejie/core';
import { fieldRight, rightsOf } from '../access/rights.ts';
import type { Session } from '../access/session.ts';

/** A field of a record, or beyond its references, that somebody may read. */
export interface PrintedPath {
  path: string;
  field: ModuleField;
  /** The references it lies beyond. */
  through: ModuleField[];
  /** Where the field of a currency stands, for amounts that name theirs. */
  currency: string | null;
}

/** Follows a dotted name; null where there is nothing, or nothing for this reader. What is hidden is never printed. */
export function printedPath(
  session: Session,
  registry: Registry,
  module: Module,
  path: string,
): PrintedPath | null {
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  let at = module;
  const through: ModuleField[] = [];
  for (const step of steps) {
    const field = readable(session, at, step);
    const target = field?.type.refersTo === 'one' ? field.targets?.[0] : undefined;
    if (!field || target === undefined) return null;
    through.push(field);
    at = registry.module(target);
    if (rightsOf(session, at).see === 'none') return null;
  }
  const field = readable(session, at, last);
  if (!field) return null;
  const { currencyField } = field.result ?? field;
  const named = currencyField !== undefined && readable(session, at, currencyField) !== null;
  return { path, field, through, currency: named ? [...steps, currencyField].join('.') : null };
}

function readable(session: Session, module: Module, name: string): ModuleField | null {
  const field = module.fields.get(name);
  if (!field || field.type.secret || fieldRight(session, module, name) === 'hidden') return null;
  return field;
}
