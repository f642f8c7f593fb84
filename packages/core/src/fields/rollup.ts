import { computedLike } from './computed.ts';
import type { Field } from './field.ts';
import type { CommonOptions, RollupSource } from './fieldSettings.ts';
import type { FieldType } from './fieldType.ts';
import { numberOperators } from './numberValue.ts';

/** A figure over the records that point here, kept up to date by their writes so that lists can sort by it. */
export const rollupType: FieldType = computedLike('rollup', { zh: '汇总', en: 'Roll-up' }, numberOperators);

/** @param result a field that says what the figure is: `integer('')` for counts, `money('')` for sums, `dateTime('')` for latest */
export function rollup<V>(
  label: string,
  result: Field<V>,
  source: RollupSource,
  options: CommonOptions = {},
): Field<V, false> {
  const { en = '', ...rest } = options;
  return { ...rest, type: rollupType, label: { zh: label, en }, result, scale: result.scale, rollup: source };
}
