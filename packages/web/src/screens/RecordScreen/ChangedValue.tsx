import type { AnsweredRecord, FieldMetadata } from '@gejie/core';
import { FieldValue, viewOf } from '../../fields/index.ts';
import { isEmpty } from '../FormScreen/fieldState.ts';

/** A value before or after a change, in one line. */
export function ChangedValue({
  field,
  value,
  record,
}: {
  field: FieldMetadata;
  value: unknown;
  record: AnsweredRecord;
}) {
  if (isEmpty(value)) return <span className="nothing">—</span>;
  // Long texts and addresses in one line; a time exactly, for "today" would mean another day tomorrow.
  return <FieldValue field={field} value={value} record={record} compact={viewOf(field).fullWidth} />;
}
