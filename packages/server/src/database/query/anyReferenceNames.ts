import {
  type AnyReference,
  anyReferenceText,
  holdsSeveral,
  type ModuleField,
  namesItsModules,
} from '@gejie/core';
import type { Executor } from '../connection.ts';
import { markedLabelsOf } from './labels.ts';
import type { Projected } from './projection.ts';
import type { ProjectionContext } from './projectionContext.ts';
import type { Row } from './selectRecords.ts';

/**
 * Gives rows the names of what their references to any module point at, as `name$label`. Each is looked up once, in the
 * modules that are met: asked for within the list, twenty modules were planned for in each of its columns, which took
 * longer than the list.
 */
export async function nameAnyReferences(
  db: Executor,
  rows: readonly Row[],
  projected: readonly Projected[],
  context: ProjectionContext,
): Promise<void> {
  const pointing = projected.filter(({ field }) => namesItsModules(field.type.refersTo));
  if (pointing.length === 0) return;
  const wanted = pointing.flatMap(({ name, field }) => {
    const targets = (field.targets ?? []).map((target) => context.registry.module(target));
    const byPath = new Map(targets.map((module) => [module.path, module.name]));
    return rows
      .flatMap((row) => pointersIn(row[name], field))
      .flatMap(({ module, id }) => {
        const target = byPath.get(module);
        return target === undefined ? [] : [{ target, ids: [id] }];
      });
  });
  const names = await markedLabelsOf(db, context, wanted);
  const nameOf = (pointer: AnyReference) => names.get(anyReferenceText(pointer)) ?? null;
  for (const row of rows) {
    for (const { name, field } of pointing) {
      const pointers = pointersIn(row[name], field);
      row[`${name}$label`] = holdsSeveral(field.type.refersTo)
        ? Object.fromEntries(pointers.map((pointer) => [anyReferenceText(pointer), nameOf(pointer)]))
        : pointers.map(nameOf)[0];
    }
  }
}

/** What a column points at, be it one record or several. */
function pointersIn(stored: unknown, field: ModuleField): AnyReference[] {
  if (stored === null || stored === undefined) return [];
  const value = field.type.fromColumn?.(stored, field);
  return (Array.isArray(value) ? value : [value]) as AnyReference[];
}
