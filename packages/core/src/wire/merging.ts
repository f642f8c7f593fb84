import type { AnsweredRecord } from './answers.ts';

/** What hangs on a record, or points at it, and would go along to the one that stays. */
export interface MovingAnswer {
  id: number;
  comments: number;
  files: number;
  tags: number;
  followers: number;
  shares: number;
  /** Records within the caller's reach, by module (its path) and field; those out of sight go along all the same. */
  links: { module: string; field: string; count: number }[];
}

/** `POST /api/{path}/merge/preview`: the records side by side. */
export interface MergePreviewAnswer {
  records: AnsweredRecord[];
  moving: MovingAnswer[];
}

/** `POST /api/{path}/merge` */
export interface MergeWish {
  /** The record that stays. */
  into: number;
  from: number[];
  /** What it takes over. */
  values?: Record<string, unknown>;
}
