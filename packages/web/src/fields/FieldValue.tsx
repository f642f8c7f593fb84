import type { AnsweredRecord, FieldMetadata } from '@gejie/core';
import { viewOf } from './viewOf.ts';

interface FieldValueProps {
  field: FieldMetadata;
  value: unknown;
  record?: Partial<AnsweredRecord>;
  compact?: boolean;
  /** The shorter form of cards and facts. */
  brief?: boolean;
}

/** Shows a value the way its type does. */
export function FieldValue({ field, value, record, compact, brief }: FieldValueProps) {
  const view = viewOf(field);
  const Shown = (brief && view.Brief) || view.Display;
  return (
    <Shown field={field} value={value} record={record as AnsweredRecord | undefined} compact={compact} />
  );
}
