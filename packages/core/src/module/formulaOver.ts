import type { FieldDefinition } from '../fields/fieldType.ts';
import { type FormulaMistake, mistakeAt } from '../formula/mistakes.ts';
import { circleThrough } from '../formula/order.ts';
import { type ParsedFormula, parseFormula } from '../formula/parseFormula.ts';
import type { BilingualText } from '../messages/label.ts';
import { readableBy } from './formulas.ts';
import type { Module } from './module.ts';

/**
 * Reads a formula over the fields of a module.
 * @param own name of the field it is of; null for a new one
 * @returns mistakes also where it would read itself by way of others, naming the circle
 */
export function formulaOver(
  module: Pick<Module, 'fields'>,
  own: string | null,
  expression: string,
  result: FieldDefinition,
): ParsedFormula {
  const parsed = parseFormula(expression, readableBy(module.fields, own), result);
  if (!parsed.formula || own === null) return parsed;
  const { reads } = parsed.formula;
  const others = [...module.fields.values()].flatMap((field) =>
    field.reads && field.name !== own ? [{ name: field.name, reads: field.reads }] : [],
  );
  const circle = circleThrough(own, [...others, { name: own, reads }]);
  if (!circle) return parsed;
  return { formula: null, mistakes: [circleMistake(module, circle, expression)] };
}

function circleMistake(
  { fields }: Pick<Module, 'fields'>,
  circle: readonly string[],
  expression: string,
): FormulaMistake {
  const labels = circle.map((name): BilingualText => fields.get(name)?.label ?? { zh: name, en: name });
  const way = {
    zh: labels.map(({ zh }) => zh).join(' → '),
    en: labels.map(({ en }) => en).join(' → '),
  };
  // Where the formula leaves for the circle.
  const from = Math.max(0, expression.indexOf(circle[1] ?? ''));
  return mistakeAt({ from, to: from + (circle[1]?.length ?? 0) }, 'circle', { way });
}
