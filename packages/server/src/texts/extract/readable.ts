import { mostCharacters } from './limits.ts';

/** A text that has been read out of a file. */
export interface ExtractedText {
  text: string;
  /** Whether that is all of it. */
  whole: boolean;
}

/** Controls, and what search marks its own lines with. */
const unwritable = /[\p{Cc}\uE000-\uF8FF]/gu;

/** Puts a text into the shape that is kept: whole characters, single blanks, at most one empty line. */
export function readable(raw: string): ExtractedText {
  const text = raw
    .slice(0, mostCharacters * 2)
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(unwritable, (sign) => (sign === '\n' || sign === '\t' ? sign : ' '))
    .replace(/[ \u00A0]+/g, ' ')
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  const kept = text.slice(0, mostCharacters).toWellFormed();
  return { text: kept, whole: kept.length === text.length && raw.length <= mostCharacters * 2 };
}
