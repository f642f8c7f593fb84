import {
  type FieldIssue,
  Invalid,
  isBlank,
  type Module,
  type ModuleField,
  sameValue,
  type ValueContext,
} from '@gejie/core';
import { fieldRight } from '../access/rights.ts';
import type { Session } from '../access/session.ts';
import { issuesAt } from '../problem.ts';

/** Members of a record's answer that a client may send back; a role has a field `rights` of its own. */
function isEchoed(module: Module, name: string): boolean {
  return name === 'version' || (name === 'rights' && !module.fields.has(name));
}

/** What is reckoned from other fields, as whoever may see it may send it back. */
function isLeftAside(session: Session, module: Module, name: string): boolean {
  const field = module.fields.get(name);
  return (
    field?.leftAside === true && session.elevation === null && fieldRight(session, module, name) !== 'hidden'
  );
}

export interface ParsedValues {
  /** Canonical values of the fields given; null where they were emptied. */
  values: Record<string, unknown>;
  issues: FieldIssue[];
}

/**
 * Checks what a request gives against the fields: known, allowed, of the right kind. Mistakes are collected, not thrown.
 * @param before the record as it stands; null: it is new
 */
export function parseValues(
  session: Session,
  module: Module,
  given: Record<string, unknown>,
  context: ValueContext,
  before: Record<string, unknown> | null = null,
): ParsedValues {
  const values: Record<string, unknown> = {};
  const issues: FieldIssue[] = [];
  for (const [name, input] of Object.entries(given)) {
    if (isEchoed(module, name) || isLeftAside(session, module, name)) continue;
    try {
      if (isAsItStands(session, module, name, input, context, before)) continue;
      const field = writableField(session, module, name);
      // A secret is not shown, so an empty input for it means that it stays.
      if (field.type.secret && isEmptyInput(input)) continue;
      values[name] = isEmptyInput(input) ? emptyValue(field) : field.type.parse(input, field, context);
    } catch (error) {
      issues.push(...issuesAt(name, error));
    }
  }
  return { values, issues };
}

/**
 * A field that the system fills, sent with the value that it has or begins with: a program that makes a draft and says so, or
 * sends back what it read, asks for nothing.
 */
function isAsItStands(
  session: Session,
  module: Module,
  name: string,
  input: unknown,
  context: ValueContext,
  before: Record<string, unknown> | null,
): boolean {
  const field = module.fields.get(name);
  if (!field || !(field.readOnly || field.type.computed) || session.elevation !== null) return false;
  // Whether it guessed a hidden value is no program's business.
  if (fieldRight(session, module, name) === 'hidden') return false;
  const standing = before ? before[field.name] : defaultOf(session, field, context);
  if (isEmptyInput(input)) return standing == null;
  if (sameValue(input, standing)) return true;
  try {
    return sameValue(field.type.parse(input, field, context), standing);
  } catch {
    // What is no value of the field is refused as any other.
    return false;
  }
}

function writableField(session: Session, module: Module, name: string): ModuleField {
  const field = module.fields.get(name);
  const right = field ? fieldRight(session, module, name) : 'hidden';
  if (!field || right === 'hidden') throw new Invalid('unknownField', { field: name.slice(0, 120) });
  if (field.type.computed || (field.readOnly && session.elevation === null)) throw new Invalid('readOnly');
  if (right !== 'write') throw new Invalid('notAllowed');
  return field;
}

export function isEmptyInput(input: unknown): boolean {
  if (input === null || input === undefined) return true;
  if (typeof input === 'string') return isBlank(input);
  if (Array.isArray(input)) return input.length === 0;
  return false;
}

/** A checkbox is never empty. */
export function emptyValue(field: ModuleField): unknown {
  return field.type.column(field).shape === 'flag' ? false : null;
}

/** Values a new record begins with where none was given; a checkbox is not checked. */
export function withDefaults(
  session: Session,
  module: Module,
  given: Record<string, unknown>,
  context: ValueContext,
): Record<string, unknown> {
  const values = { ...given };
  for (const field of module.fields.values()) {
    if (field.name in values || field.type.computed) continue;
    const value = defaultOf(session, field, context);
    if (value !== null) values[field.name] = value;
  }
  return values;
}

function defaultOf(session: Session, field: ModuleField, context: ValueContext): unknown {
  return field.default === undefined ? emptyValue(field) : defaultValue(session, field, context);
}

function defaultValue(session: Session, field: ModuleField, context: ValueContext): unknown {
  if (field.default === '$me') return session.user?.id ?? null;
  if (field.default === '$myDepartment') return session.user?.department ?? null;
  if (field.default === '$companyCurrency') return session.company.currency;
  if (field.default === '$myTimeZone') return context.timeZone;
  return field.type.parse(field.default, field, context);
}
