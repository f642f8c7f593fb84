import { addGrams, addPairs, addWordStarts } from './grams.ts';
import { isPlain, searchForm } from './searchForm.ts';

/** A word of what somebody searches for. */
export interface SearchWord {
  form: string;
  /** Grams that every entry with this word has; empty when it is for the trigram index to find. */
  grams: string[];
}

/** What somebody searches for: entries that hold all the words, or the digits of a phone number written otherwise. */
export interface SearchQuery {
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

function gramsOf(word: string): string[] {
  const grams = new Set<string>();
  addGrams(word, grams);
  // Of neighbours their pairs are enough: every entry with a pair has both its characters.
  for (const gram of [...grams]) {
    const [first = '', second] = gram;
    if (second) for (const single of [first, second]) grams.delete(single);
  }
  const plain = [...word].every(isPlain);
  if (plain && word.length === 2) addPairs(word, grams);
  if (plain && word.length === 1) addWordStarts(word, grams);
  return [...grams];
}
