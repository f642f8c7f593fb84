import type { AnsweredRecord, ModuleMetadata, OccurrenceScope } from '@gejie/core';

/** An occurrence of a series that is changed, and which others go along. */
export interface EditedOccurrence {
  /** When the series has it begin, ISO 8601. */
  at: string;
  scope: Exclude<OccurrenceScope, 'all'>;
}

/**
 * A series as one of its occurrences has it: at that time, and alone where no other goes along. Nothing is taken out of the
 * series before the form is saved, so that whoever cancels leaves it whole.
 */
export function asOccurrence(
  { calendar }: ModuleMetadata,
  record: AnsweredRecord,
  { at, scope }: EditedOccurrence,
): AnsweredRecord {
  if (!calendar?.repeats) return record;
  const { start, end, repeats } = calendar;
  const lasts = end === undefined ? 0 : Date.parse(String(record[end])) - Date.parse(String(record[start]));
  return {
    ...record,
    [start]: at,
    ...(end !== undefined && lasts >= 0 ? { [end]: new Date(Date.parse(at) + lasts).toISOString() } : {}),
    ...(scope === 'this' ? { [repeats.rule]: null } : {}),
  };
}
