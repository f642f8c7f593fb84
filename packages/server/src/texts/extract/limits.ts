/** Characters that are kept of a text; a book of 300 pages has about as many. */
export const mostCharacters = 400_000;

/** What a file may ask of us, however small it is: a ZIP of a few kilobytes can hold gigabytes. */
export const zipLimits = {
  /** Files within it. */
  entries: 5000,
  /** Bytes that are unpacked of one file, and of all. */
  entry: 64 * 1024 * 1024,
  total: 128 * 1024 * 1024,
  /** How many times larger a file may be than it is packed; documents have less than 50. */
  ratio: 200,
  /** Below this nobody minds the ratio. */
  small: 1024 * 1024,
} as const;

/** Pages of a PDF that are read. */
export const mostPages = 2000;
/** Bytes of a plain text that are read. */
export const mostBytes = 4 * mostCharacters;

/** The file asks for more than it is given; nothing of it is read. */
export class Excessive extends Error {
  constructor(what: string) {
    super(`The file has too much of something: ${what}`);
    this.name = 'Excessive';
  }
}
