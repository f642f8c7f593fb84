import type { AnsweredRecord, FieldMetadata } from '@gejie/core';
import { FieldValue, viewOf } from '../../fields/index.ts';
import { isEmpty } from '../FormScreen/fieldState.ts';

/** A value before or after a change, in one line. */
export function ChangedValue({
  field,
  value,
  record,
  asText,
}: {
  field: FieldMetadata;
  value: unknown;
  record: AnsweredRecord;
  /** The field was of another kind then; the value is a text, as it read. */
  asText?: boolean;
}) {
  if (isEmpty(value)) return <span className="nothing">—</span>;
  if (asText) return <span>{String(value)}</span>;
  // Long texts and addresses in one line; a time exactly, for "today" would mean another day tomorrow.
  return <FieldValue field={field} value={value} record={record} compact={viewOf(field).fullWidth} />;
}
