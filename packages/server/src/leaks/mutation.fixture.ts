/** A mistake made on purpose in one file of the server. */
export interface Mutation {
  /** What it lets through, as a sentence. */
  name: string;
  /** The way to records, of those in `paths.fixture.ts`, that shows it: the others need not be walked. */
  seenBy: string;
  /** End of the file's path, from `src/`. */
  file: string;
  from: string;
  to: string;
}

/** What a server with a mistake in it is asked to be. */
export interface MistakeWish {
  /** Place among the mutations; null: the server as it is. */
  mistake: number | null;
  /** Whether it does the jobs, too. */
  works: boolean;
}

export interface MistakeAnswer {
  /** Where it listens from now on. */
  address?: string;
  problem?: string;
}
