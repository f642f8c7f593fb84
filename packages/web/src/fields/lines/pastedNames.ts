import type { DraftLine } from './draftLine.ts';

/** More words than a name or a model has. */
const longest = 6;
/** Characters of an address: with each name asked for in four fields it stays well below what a server reads. */
const roomy = 5000;

/**
 * What the words of a line may call an item by, the longest first: the whole, and where it is put together of several cells,
 * what it begins and ends with, for names and models have spaces of their own; of mere words the whole alone.
 */
export function namesIn(kind: DraftLine['kind'], description: string): string[] {
  const words = description.trim().split(/\s+/);
  if (kind === 'group') return [];
  if (kind === 'text') return [description.trim()];
  const parts = Array.from({ length: Math.min(words.length - 1, longest) }, (_, index) => {
    const length = Math.min(words.length - 1, longest) - index;
    return [words.slice(0, length).join(' '), words.slice(-length).join(' ')];
  });
  return [...new Set([description.trim(), ...parts.flat()])].filter((name) => name !== '');
}

/** The names in as many questions as it takes for none to be too long for an address. */
export function askedTogether(names: readonly string[]): string[][] {
  const questions: string[][] = [];
  let room = 0;
  for (const name of names) {
    const length = encodeURIComponent(name).length + 6;
    if (length > room) {
      questions.push([]);
      room = roomy;
    }
    questions.at(-1)?.push(name);
    room -= length;
  }
  return questions;
}
