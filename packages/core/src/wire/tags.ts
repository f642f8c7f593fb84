import type { Tone } from './metadata.ts';

/** A word that people put on records of any module. */
export interface TagAnswer {
  id: number;
  name: string;
  /** Null: as tags look that nobody has given a colour. */
  color: Tone | null;
  /** For the eyes of whoever made it alone. */
  private: boolean;
}

/** `GET /api/tags`: a tag with the number of records it stands on, of those within the reader's reach. */
export interface CountedTag extends TagAnswer {
  /** Counted up to 1,000. */
  count: number;
  /** False: there are more. */
  exact: boolean;
}

/** `GET /api/tags/{id}/records` */
export interface TaggedAnswer {
  tag: TagAnswer;
  groups: {
    /** Path of the module. */
    module: string;
    count: number;
    records: { id: number; label: string }[];
  }[];
}
