import type { FieldDefinition } from '../fields/fieldType.ts';
import type { ReadableField } from '../formula/compile.ts';
import { inOrder } from '../formula/order.ts';
import { parseFormula } from '../formula/parseFormula.ts';
import type { ModuleField } from './module.ts';

/** A field worked out from others of its record. */
type ReadyFormula = Pick<FieldDefinition, 'reads' | 'compute'> & { name: string };

/** What the kernel writes with every change, when the formulas have been worked out already. */
const writtenAfter = new Set(['id', 'version', 'updatedAt', 'updatedBy', 'deletedAt', 'deletedBy']);
/** What the kernel gives a record at its creation, once and for all. */
const givenFirst = new Set(['number', 'owner', 'department', 'createdAt', 'createdBy']);

/** A field as a formula may read it. @param own name of the formula's own field; null for a new one */
export function readableBy(
  fields: ReadonlyMap<string, ModuleField>,
  own: string | null,
): (name: string) => ReadableField {
  return (name) => {
    const field = fields.get(name);
    if (!field || field.type.secret) return undefined;
    if (name === own) return 'itself';
    const isLate = field.kernel && (writtenAfter.has(name) || !givenFirst.has(name));
    return isLate ? { unreadable: field.label } : field;
  };
}

/**
 * Makes the formulas that are kept as text ready to be worked out, in `fields` itself.
 * @returns all formulas, each after those it reads
 */
export function readyFormulas(fields: Map<string, ModuleField>): ModuleField[] {
  for (const field of [...fields.values()])
    if (field.expression !== undefined) fields.set(field.name, readyFormula(field, fields));
  return inOrder(
    [...fields.values()].flatMap((field) => (field.compute ? [{ ...field, reads: field.reads ?? [] }] : [])),
  );
}

function readyFormula(field: ModuleField, fields: ReadonlyMap<string, ModuleField>): ModuleField {
  const { expression = '', result, type } = field;
  if (!result) return field;
  const { formula } = parseFormula(expression, readableBy(fields, field.name), result);
  return {
    ...field,
    // Filters and sorting take the value for what it is: the type of a formula alone doesn't say.
    type: { ...type, operators: result.type.operators, sortable: result.type.sortable },
    reads: formula?.reads ?? [],
    // What it reads has gone since it was saved.
    compute: formula?.compute ?? (() => null),
  };
}

/** Administrators' formulas that work now and could not be worked out any more if a field were so. */
export function formulasBrokenBy(
  fields: ReadonlyMap<string, ModuleField>,
  changed: ModuleField,
): ModuleField[] {
  const after = new Map(fields).set(changed.name, changed);
  return [...fields.values()].filter(({ name, expression, result, reads }) => {
    if (expression === undefined || !result || name === changed.name) return false;
    if (!reads?.includes(changed.name)) return false;
    return parseFormula(expression, readableBy(after, name), result).formula === null;
  });
}

/** The record with its formulas worked out. @param formulas each after those it reads */
export function withFormulas(
  formulas: readonly ReadyFormula[],
  record: Record<string, unknown>,
): Record<string, unknown> {
  const computed = { ...record };
  for (const { name, reads = [], compute } of formulas) {
    const inputs = Object.fromEntries(reads.map((read) => [read, computed[read] ?? null]));
    computed[name] = compute?.(inputs) ?? null;
  }
  return computed;
}

/** Names of the formulas that a change of these fields may move, in their order. */
export function formulasReading(formulas: readonly ReadyFormula[], changed: Iterable<string>): string[] {
  const moved = new Set(changed);
  const found: string[] = [];
  for (const { name, reads = [] } of formulas) {
    if (!reads.some((read) => moved.has(read))) continue;
    moved.add(name);
    found.push(name);
  }
  return found;
}
