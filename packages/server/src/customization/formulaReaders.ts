import { formulasBrokenBy, Invalid, type Module, type ModuleField } from '@gejie/core';
import { invalid } from '../problem.ts';

/** Whether formulas read a field; of one that has been deleted only its name in their text tells. */
export function isRead({ fields }: Pick<Module, 'fields'>, name: string): boolean {
  return [...fields.values()].some(
    ({ reads, expression }) => reads?.includes(name) || expression?.includes(name),
  );
}

/**
 * Formulas that could not be worked out any more would be empty without a word.
 * @param to the same kind of field as `from`, with other values or another result
 * @throws ProblemError invalid, naming each
 */
export function refuseBrokenFormulas(
  { fields }: Pick<Module, 'fields'>,
  from: ModuleField,
  to: ModuleField,
): void {
  const broken = formulasBrokenBy(fields, to);
  if (broken.length === 0) return;
  const field = from.choices ? 'choices' : 'result';
  throw invalid(
    broken.map(({ label }) => ({ ...new Invalid('formulaReads', { formula: label }).issue, field })),
  );
}
