import { useLabel, useText } from '../../i18n/index.ts';
import type { Column } from './column.ts';

/** Heading of a column: `行业`, or `客户的行业` where it lies beyond a reference. */
export function useColumnLabel(): (column: Column) => string {
  const label = useLabel();
  const t = useText();
  return ({ field, through }) =>
    through ? t('list.fieldOf', { field: label(field.label), of: label(through.label) }) : label(field.label);
}
