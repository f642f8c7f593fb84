import type { FieldMetadata, OperatorName } from '@gejie/core';
import { type TextKey, useText } from '../../i18n/index.ts';
import { viewOf } from '../viewOf.ts';

/** Comparisons of points in time are "after" and "before", not "more" and "less". */
const timely: Partial<Record<OperatorName, TextKey>> = {
  gt: 'list.operator.after',
  gte: 'list.operator.sinceDay',
  lt: 'list.operator.before',
  lte: 'list.operator.untilDay',
};

/** How a value is asked about; whether there is one at all is two ways of asking. */
export interface Comparison {
  operator: OperatorName;
  /** For `empty`: whether the value shall be missing. */
  value?: unknown;
}

/** The middle of the sentence: `属于`, `is empty`. */
export function useOperatorText(): (field: FieldMetadata, comparison: Comparison) => string {
  const t = useText();
  return (field, { operator, value }) => {
    if (operator === 'empty') return t(value === false ? 'list.operator.filled' : 'list.operator.empty');
    const own = operator === 'eq' ? viewOf(field).equals : undefined;
    if (own) return t(own);
    return t((field.operators.includes('within') && timely[operator]) || `list.operator.${operator}`);
  };
}

/** The ways a field can be asked about, in the order to offer them. */
export function comparisonsOf(field: FieldMetadata): Comparison[] {
  return field.operators.flatMap((operator): Comparison[] =>
    operator === 'empty'
      ? [
          { operator, value: true },
          { operator, value: false },
        ]
      : [{ operator }],
  );
}
