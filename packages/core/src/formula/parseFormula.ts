import type { FieldDefinition } from '../fields/fieldType.ts';
import type { Reckoning } from '../fields/reckoning.ts';
import { compile, type ReadableField } from './compile.ts';
import { FormulaError, type FormulaMistake, mistakeAt } from './mistakes.ts';
import { parseTree } from './parse.ts';
import { reckoningOf } from './reckoningOf.ts';
import { fitted, kindName, type Typed, type Values, written } from './typed.ts';

/** A formula ready to be worked out. */
export interface Formula {
  /** Names of the fields it reads. */
  reads: string[];
  /** The canonical value of the result's type, from canonical values of the fields read; null when there is none. */
  compute(record: Values): unknown;
}

export type ParsedFormula =
  | { formula: Formula; mistakes: readonly [] }
  | { formula: null; mistakes: readonly FormulaMistake[] };

/**
 * Reads a formula as an administrator writes it: `if(stage = "won", amount * exchangeRate, 0)`. Whatever can be wrong
 * with it is said at its place; a formula without mistakes always has a value, which may be empty.
 * @param fieldOf the fields it may read, by API name
 * @param result a field that says what it comes to
 */
export function parseFormula(
  text: string,
  fieldOf: (name: string) => ReadableField,
  result: FieldDefinition,
): ParsedFormula {
  const reckoning = reckoningOf(result);
  if (!reckoning?.write) {
    const whole = { from: 0, to: text.length };
    return { formula: null, mistakes: [mistakeAt(whole, 'noResult', { type: result.type.label })] };
  }
  try {
    const { root, reads, mistakes } = compile(parseTree(text), fieldOf);
    const value = mistakes.length === 0 ? resultOf(root, reckoning) : root;
    if ('message' in value) return { formula: null, mistakes: [value] };
    if (mistakes.length > 0)
      return { formula: null, mistakes: [...mistakes].sort((a, b) => a.from - b.from) };
    return {
      formula: { reads, compute: (record) => computed(value, record, reckoning, result) },
      mistakes: [],
    };
  } catch (error) {
    if (error instanceof FormulaError) return { formula: null, mistakes: [error.mistake] };
    throw error;
  }
}

/** The whole as the kind that the result is of. */
function resultOf(root: Typed, { kind }: Reckoning): Typed | FormulaMistake {
  if (root.kind === 'nothing') return mistakeAt(root, 'onlyEmpty');
  const value = fitted(root, [kind]) ?? (kind === 'text' && root.kind === 'list' ? written(root) : null);
  return value ?? mistakeAt(root, 'wrongResult', { wanted: kindName(kind), kind: kindName(root.kind) });
}

function computed(root: Typed, record: Values, { kind, write }: Reckoning, result: FieldDefinition): unknown {
  const value = root.run(record);
  // A checkbox is never empty.
  if (kind === 'boolean') return value === true;
  return value === null ? null : (write?.(value, result.result ?? result) ?? null);
}
