import type { Readable } from 'node:stream';

/** A content that is kept, and since when. */
export interface KeptBlob {
  sha256: string;
  at: Date;
}

/** Where the bytes of files lie, each content once, under the hash that names it. */
export interface BlobStore {
  /** Takes a local file over, which is gone from its place afterwards; the same content may be there already. */
  put(sha256: string, path: string): Promise<void>;
  /** Null when it isn't there (any more). */
  read(sha256: string): Promise<Readable | null>;
  remove(sha256: string): Promise<void>;
  /** @param start the first two digits of the hashes */
  list(start: string): Promise<KeptBlob[]>;
}

/** `ab/cd/abcd…`: so many folders that none has too many files. */
export function placeOf(sha256: string): string {
  return `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;
}
