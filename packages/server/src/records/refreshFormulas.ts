import { formulasReading, type Module, sameValue, withFormulas } from '@gejie/core';
import type { Executor } from '../database/connection.ts';
import { type FormulaRange, holdFormulaRows } from '../database/formulas/formulaRows.ts';
import { updateRows } from '../database/write/manyRows.ts';
import { canonical } from '../reading/answer.ts';

/** What came of working out formulas anew. */
export interface Refreshed {
  /** How many rows were looked at. */
  seen: number;
  /** How many got another value. */
  changed: number;
  /** The last row's id; null when there was none. */
  last: number | null;
}

/**
 * Works out formulas of rows as they stand and writes those that differ. Like roll-ups, these are figures: they make
 * neither a version nor history.
 * @param moved names of the fields that have changed; absent: all formulas are worked out
 */
export async function refreshFormulas(
  db: Executor,
  module: Module,
  range: FormulaRange,
  moved?: readonly string[],
): Promise<Refreshed> {
  const names = moved ? formulasReading(module.formulas, moved) : module.formulas.map(({ name }) => name);
  const formulas = module.formulas.filter(({ name }) => names.includes(name));
  if (formulas.length === 0) return { seen: 0, changed: 0, last: null };
  const read = [...new Set(['id', ...names, ...formulas.flatMap(({ reads = [] }) => reads)])];
  const fields = read.flatMap((name) => module.fields.get(name) ?? []);
  const rows = (await holdFormulaRows(db, module, read, range)).map((row) => canonical(row, fields));
  const differing = rows
    .map((row) => ({ row, worked: withFormulas(formulas, row) }))
    .filter(({ row, worked }) => names.some((name) => !sameValue(row[name], worked[name])));
  if (differing.length > 0)
    await updateRows(
      db,
      module,
      names,
      differing.map(({ worked }) => worked as Record<string, unknown> & { id: number }),
    );
  return {
    seen: rows.length,
    changed: differing.length,
    last: (rows.at(-1)?.id as number | undefined) ?? null,
  };
}
