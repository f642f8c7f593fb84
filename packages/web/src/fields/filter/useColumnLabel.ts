import { useLabel, useText } from '../../i18n/index.ts';
import type { Column } from './column.ts';

/** Heading of a column: `行业`, or `客户的行业` where it lies beyond a reference. */
export function useColumnLabel(): (column: Pick<Column, 'field' | 'through'>) => string {
  const label = useLabel();
  const t = useText();
  return ({ field, through }) =>
    through.reduceRight(
      (name, reference) => t('list.fieldOf', { field: name, of: label(reference.label) }),
      label(field.label),
    );
}
