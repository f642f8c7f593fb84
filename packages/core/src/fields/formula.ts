import { computedLike } from './computed.ts';
import type { Field } from './field.ts';
import type { CommonOptions } from './fieldSettings.ts';
import type { FieldType } from './fieldType.ts';
import { numberOperators } from './numberValue.ts';

/** A value computed from other fields of the same record, stored so that lists can filter and sort by it. */
export const formulaType: FieldType = {
  ...computedLike('formula', { zh: '公式', en: 'Formula' }, numberOperators),
  workshop: {
    example: { zh: '如 金额 × 概率', en: 'such as amount × probability' },
    options: {
      result: {
        kind: 'result',
        label: { zh: '结果为', en: 'Comes to' },
        required: true,
        among: ['money', 'decimal', 'integer', 'percent', 'text', 'date', 'dateTime', 'time', 'boolean'],
      },
      expression: { kind: 'expression', label: { zh: '公式', en: 'Formula' }, required: true },
    },
  },
};

/**
 * @param result a field that says what the value is, for instance `money('')`
 * @param reads names of the fields the formula needs
 * @param compute gets those fields; null when it can't be computed
 */
export function formula<V, const K extends string>(
  label: string,
  result: Field<V>,
  reads: readonly K[],
  compute: (record: Record<K, never>) => V | null,
  options: CommonOptions = {},
): Field<V, false> {
  const { en = '', ...rest } = options;
  return {
    ...rest,
    type: formulaType,
    label: { zh: label, en },
    result,
    scale: result.scale,
    reads: [...reads],
    compute: compute as (record: Record<string, unknown>) => unknown,
  };
}
