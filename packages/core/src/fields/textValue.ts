import { Invalid } from '../messages/invalid.ts';

/**
 * Text as it is kept: a string without NUL (PostgreSQL can't hold it), without lone surrogates, trimmed.
 * @throws Invalid notText, nulCharacter, tooLong, tooShort
 */
export function parseText(input: unknown, limits: { min?: number; max: number }): string {
  if (typeof input === 'number' && Number.isFinite(input)) return parseText(String(input), limits);
  if (typeof input !== 'string') throw new Invalid('notText');
  if (input.includes('\u0000')) throw new Invalid('nulCharacter');
  const text = input.toWellFormed().trim();
  const length = characterCount(text);
  if (length > limits.max) throw new Invalid('tooLong', { max: limits.max, length });
  if (limits.min !== undefined && length < limits.min) throw new Invalid('tooShort', { min: limits.min });
  return text;
}

/** Whether whoever reads it sees nothing: spaces, also of no width, and marks of direction. */
export function isBlank(text: string): boolean {
  return /^[\s\p{Cf}]*$/u.test(text);
}

/** Characters as people count them: 𠮷 is one, although it takes two UTF-16 units. */
export function characterCount(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/**
 * Lower case by Unicode's simple (one to one) mapping, as PostgreSQL's builtin C.UTF-8 does it, so that `contains`
 * gives the same answer in SQL and in memory.
 */
export function foldCase(text: string): string {
  let folded = '';
  // İ is the one letter whose full lower case has two characters; its simple one is the first of them.
  for (const character of text) folded += String.fromCodePoint(character.toLowerCase().codePointAt(0) ?? 0);
  return folded;
}

/** Full-width digits, letters, signs and the ideographic space → their ASCII forms, as typed in 国内 spreadsheets. */
export function halfWidth(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ');
}
