import type { FieldMetadata, OperatorName } from '@gejie/core';
import { type TextKey, useText } from '../../i18n/index.ts';

/** Comparisons of points in time are "after" and "before", not "more" and "less". */
const timely: Partial<Record<OperatorName, TextKey>> = {
  gt: 'list.operator.after',
  gte: 'list.operator.sinceDay',
  lt: 'list.operator.before',
  lte: 'list.operator.untilDay',
};

/** The operator as the middle of the sentence. */
export function useOperatorText(): (field: FieldMetadata, operator: OperatorName) => string {
  const t = useText();
  return (field, operator) =>
    t((field.operators.includes('within') && timely[operator]) || `list.operator.${operator}`);
}
