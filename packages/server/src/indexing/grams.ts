import { isPlain } from './searchForm.ts';

/**
 * Single characters and pairs of neighbours that are neither Latin letters nor digits: Chinese first of all, but other
 * scripts, signs and emoji as well. Trigrams cannot serve fragments this short.
 * @param into collects them
 */
export function addGrams(form: string, into: Set<string>): void {
  let before = '';
  for (const character of form) {
    if (character === ' ' || isPlain(character)) {
      before = '';
      continue;
    }
    into.add(character);
    if (before) into.add(before + character);
    before = character;
  }
}

/** Pairs of neighbours among Latin letters and digits: of initials, of short Latin names. */
export function addPairs(form: string, into: Set<string>): void {
  for (let index = 1; index < form.length; index++) {
    const pair = form.slice(index - 1, index + 1);
    if (isPlain(pair) && isPlain(pair.slice(1))) into.add(pair);
  }
}

/** The first one and two letters of every Latin word or number, so that they are found by what they begin with. */
export function addWordStarts(form: string, into: Set<string>): void {
  for (const [start] of form.matchAll(/(?<![a-z0-9])[a-z0-9]{1,2}/g)) {
    into.add(start.slice(0, 1));
    into.add(start);
  }
}

/** Marks the gram of a name that begins with these letters; no value holds the mark. */
const begins = '\u0001';
const longestStart = 3;

/** The gram that names beginning with a few letters have, null for more letters than are kept. */
export function startGram(form: string): string | null {
  return form.length <= longestStart && /^[a-z0-9]+$/.test(form) ? begins + form : null;
}

export function addStarts(form: string, into: Set<string>): void {
  for (let length = 1; length <= longestStart; length++) {
    const gram = startGram(form.slice(0, length));
    if (gram) into.add(gram);
  }
}
