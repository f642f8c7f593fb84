import type { AnsweredRecord } from './answers.ts';

/** Records that look like the same. */
export interface DuplicateGroupAnswer {
  id: number;
  /** Names of the fields in which they are alike. */
  fields: string[];
  /** Without `record` where the caller may not see it: then the label is masked. */
  records: { label: string; record: AnsweredRecord | null }[];
}

/** `GET /api/{path}/duplicates` */
export interface DuplicatesAnswer {
  groups: DuplicateGroupAnswer[];
  next: number | null;
  /** When they were looked for last; null: not yet. */
  searchedAt: string | null;
}
