/** What became of a record that is still pointed at: it lies in the recycle bin, or was taken out of there for good. PLT-07 */
export type Gone = 'deleted' | 'purged';

/** A reference in an answer. `label` is null when the caller may not see the record it points at. */
export interface Reference {
  id: number;
  label: string | null;
  /** Only on `linkAny`: path of the module it points into. */
  module?: string;
  /** Absent: it is there, or the caller may not see it. */
  gone?: Gone;
}
