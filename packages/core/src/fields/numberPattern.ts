import { Invalid } from '../messages/invalid.ts';

/** When counting begins anew. */
export const numberResets = ['never', 'year', 'month', 'day'] as const;
export type NumberReset = (typeof numberResets)[number];

/** What a pattern may hold besides its own text and the counter, and what stands for it on a day YYYY-MM-DD. */
const dateParts: Record<string, (day: string) => string> = {
  YYYY: (day) => day.slice(0, 4),
  YY: (day) => day.slice(2, 4),
  MM: (day) => day.slice(5, 7),
  DD: (day) => day.slice(8, 10),
};

/** Parts a number needs so that it never comes again after counting began anew. */
const needed: Record<NumberReset, readonly (readonly string[])[]> = {
  never: [],
  year: [['YYYY', 'YY']],
  month: [['YYYY', 'YY'], ['MM']],
  day: [['YYYY', 'YY'], ['MM'], ['DD']],
};

/** When counting of a pattern begins anew where nobody has said it: with the shortest span of time that it names. */
export function usualReset(pattern: string): NumberReset {
  const names = new Set([...pattern.matchAll(part)].map(([, name = '']) => name));
  const fits = (reset: NumberReset) =>
    needed[reset].every((either) => either.some((name) => names.has(name)));
  return numberResets.findLast(fits) ?? 'never';
}

const longestPattern = 40;
const mostDigits = 12;
const part = /\{([^{}]*)\}/g;

/** Fills a number pattern. */
export function formatNumber(pattern: string, counter: number, day: string): string {
  return pattern.replace(part, (whole, name: string) =>
    /^0+$/.test(name) ? String(counter).padStart(name.length, '0') : (dateParts[name]?.(day) ?? whole),
  );
}

/**
 * Checks a pattern that an administrator gives.
 * @throws Invalid tooLong, nulCharacter, unknownPart, noDigits, tooManyDigits, repeats
 */
export function checkNumberPattern(pattern: string, reset: NumberReset): void {
  if (pattern.length > longestPattern)
    throw new Invalid('tooLong', { max: longestPattern, length: pattern.length });
  if (/[\p{Cc}\p{Cs}]/u.test(pattern)) throw new Invalid('nulCharacter');
  const names = [...pattern.matchAll(part)].map(([, name = '']) => name);
  const stray = /[{}]/.exec(pattern.replace(part, ''))?.[0];
  const unknown = names.find((name) => !/^0+$/.test(name) && !Object.hasOwn(dateParts, name));
  if (stray ?? unknown) throw new Invalid('unknownPart', { value: stray ?? `{${unknown}}` });
  const counters = names.filter((name) => /^0+$/.test(name));
  if (counters.length !== 1) throw new Invalid('noDigits');
  if ((counters[0]?.length ?? 0) > mostDigits) throw new Invalid('tooManyDigits', { max: mostDigits });
  const missing = needed[reset].find((either) => !either.some((name) => names.includes(name)));
  if (missing) throw new Invalid('numbersRepeat', { part: `{${missing[0]}}` });
}

/**
 * What numbers of a pattern look like, as a regular expression with the counter as its one group.
 * @param day the parts of the date that counting goes by are those of this day, the others are any
 */
export function numbersLike(pattern: string, reset: NumberReset, day: string): string {
  const settled = needed[reset].flat();
  let written = '';
  let from = 0;
  for (const match of pattern.matchAll(part)) {
    const [whole, name = ''] = match;
    written += escaped(pattern.slice(from, match.index));
    if (/^0+$/.test(name)) written += `(\\d{${name.length},})`;
    else if (settled.includes(name)) written += dateParts[name]?.(day) ?? '';
    else written += `\\d{${name.length}}`;
    from = match.index + whole.length;
  }
  return `^${written}${escaped(pattern.slice(from))}$`;
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
