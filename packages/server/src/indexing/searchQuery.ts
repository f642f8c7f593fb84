import { addPairs, addWordStarts } from './grams.ts';
import { isPlain, searchForm } from './searchForm.ts';

/** A word of what somebody searches for. */
export interface SearchWord {
  form: string;
  /** Grams that every entry with this word has; empty when it is for the trigram index to find. */
  grams: string[];
}

/** What somebody searches for: entries that hold all the words, or the digits of a phone number written otherwise. */
export interface SearchQuery {
  /** All of it, in search form. */
  form: string;
  words: SearchWord[];
  digits: string | null;
}

const mostWords = 8;
const longestQuery = 100;

/** @returns null when nothing is left to search for */
export function searchQuery(q: string): SearchQuery | null {
  const form = searchForm(q.slice(0, longestQuery).toWellFormed()).trim();
  const words = form.split(/ +/).filter((word) => word !== '');
  if (words.length === 0) return null;
  return {
    form: words.join(' '),
    words: [...new Set(words)].slice(0, mostWords).map((word) => ({ form: word, grams: gramsOf(word) })),
    digits: digitsOf(form),
  };
}

/** "0571-8816 2200", "+86 138 0013 8000" → the digits, which every phone number is kept with as well. */
function digitsOf(form: string): string | null {
  if (!/^[+(]?\d[\d ()/.-]*$/.test(form)) return null;
  const digits = form.replace(/\D/g, '').replace(/^(?:00)?86(?=\d{7,})/, '');
  return digits.length >= 5 && digits !== form ? digits : null;
}

/** Grams that every entry with the word has: few, and as independent of each other as the planner takes them to be. */
function gramsOf(word: string): string[] {
  const grams = new Set<string>();
  // Signs around letters enough for the trigram index (ACC-002) would only mislead.
  if (/[a-z0-9]{3}/.test(word) && !/[^\u0020-\u007e]/.test(word)) return [];
  for (const run of word.split(/[a-z0-9]+/)) for (const gram of sideBySide([...run])) grams.add(gram);
  const plain = [...word].every(isPlain);
  if (plain && word.length === 2) addPairs(word, grams);
  if (plain && word.length === 1) addWordStarts(word, grams);
  return [...grams];
}

/** Pairs that cover a run of characters; the last two overlap when its length is odd. */
function sideBySide(characters: string[]): string[] {
  if (characters.length < 2) return characters;
  const pairs = Array.from({ length: Math.floor(characters.length / 2) }, (_, pair) =>
    characters.slice(pair * 2, pair * 2 + 2),
  );
  if (characters.length % 2 === 1) pairs.push(characters.slice(-2));
  return pairs.map((pair) => pair.join(''));
}
