import { Decimal } from './exactDecimal.ts';
import type { Field } from './field.ts';
import type { CommonOptions, Sums } from './fieldSettings.ts';
import { formula } from './formula.ts';

/**
 * A formula that adds fields up and takes others off. Over figures that the database keeps (see `LedgerTrait`) it is kept
 * with them. Empty as soon as one of them is.
 * @param result a field that says what the value is, for instance `decimal('')`
 */
export function sumOf(
  label: string,
  result: Field<string>,
  { plus, minus, notBelowNought }: Sums,
  options: CommonOptions = {},
): Field<string, false> {
  const compute = (record: Record<string, unknown>): string | null => {
    if ([...plus, ...minus].some((name) => record[name] == null)) return null;
    const added = (names: readonly string[]) =>
      names.reduce((total, name) => total.plus(String(record[name])), new Decimal(0));
    const sum = added(plus).minus(added(minus));
    return (notBelowNought ? Decimal.max(sum, 0) : sum).toFixed(result.scale ?? 4);
  };
  const reckoned = formula(label, result, [...plus, ...minus], compute as never, options);
  return { ...reckoned, sums: { plus, minus, ...(notBelowNought ? { notBelowNought } : {}) } };
}
