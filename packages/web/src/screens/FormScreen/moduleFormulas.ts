import { inOrder, type ModuleMetadata } from '@gejie/core';
import { readFormula } from '../../formulas/readFormula.ts';

type ReadyFormula = { name: string; reads: string[]; compute(record: Record<string, unknown>): unknown };

const ready = new WeakMap<ModuleMetadata, ReadyFormula[]>();

/** The formulas of a module that can be worked out here, each after those it reads: administrators' own. */
export function formulasOf(module: ModuleMetadata): ReadyFormula[] {
  const known = ready.get(module);
  if (known) return known;
  const made = inOrder(
    module.fields.flatMap(({ name, expression, resultType, scale }) => {
      if (expression === undefined || resultType === undefined) return [];
      const parsed = readFormula(expression, module.fields, { type: resultType, scale }, name);
      return parsed?.formula ? [{ name, ...parsed.formula }] : [];
    }),
  );
  ready.set(module, made);
  return made;
}
