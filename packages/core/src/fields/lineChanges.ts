import type { DocumentLine } from './documentLine.ts';
import { sameValue } from './sameValue.ts';

/** A line with the place it had, counted from nought. */
export type KeptLine = DocumentLine & { position: number };

type Lines = readonly DocumentLine[] | null;
type KeptPair = [KeptLine[] | null, KeptLine[] | null];

/** Of a change, the lines that differ: two hundred that stay would be kept anew with each that is typed. */
export function keptLines(before: Lines, after: Lines): KeptPair {
  const [from, to] = [placed(before), placed(after)];
  if (from === null || to === null) return [from, to];
  if (!moved(from, to)) return [without(from, to), without(to, from)];
  const [start, end] = sameEnds(from, to);
  const middle = (lines: KeptLine[]) => lines.slice(start, lines.length - end);
  return [middle(from), middle(to)];
}

/** The lines before a change, from those after it and what {@link keptLines} kept. */
export function linesBefore(after: Lines, kept: readonly [unknown, unknown]): DocumentLine[] | null {
  const [from, to] = kept as KeptPair;
  if (from === null) return null;
  const gone = new Set((to ?? []).map(({ id }) => id));
  const lines = (after ?? []).filter(({ id }) => !gone.has(id));
  for (const { position, ...line } of from) lines.splice(position, 0, line);
  return lines;
}

function placed(lines: Lines): KeptLine[] | null {
  return lines?.map((line, position) => ({ ...line, position })) ?? null;
}

/** Lines of one side that the other side hasn't just so. */
function without(lines: KeptLine[], others: KeptLine[]): KeptLine[] {
  const known = new Map(others.map((line) => [line.id, line]));
  return lines.filter((line) => !isSame(line, known.get(line.id)));
}

/** Whether lines that are on both sides stand in another order. */
function moved(from: KeptLine[], to: KeptLine[]): boolean {
  const places = new Map(to.map(({ id }, index) => [id, index]));
  const common = from.flatMap(({ id }) => places.get(id) ?? []);
  return common.some((place, index) => place < (common[index - 1] ?? 0));
}

/** How many lines at the start and at the end are the same. */
function sameEnds(from: KeptLine[], to: KeptLine[]): [number, number] {
  const shorter = Math.min(from.length, to.length);
  let start = 0;
  while (start < shorter && isSame(from[start], to[start])) start++;
  let end = 0;
  while (end < shorter - start && isSame(from.at(-1 - end), to.at(-1 - end))) end++;
  return [start, end];
}

function isSame(one: KeptLine | undefined, other: KeptLine | undefined): boolean {
  return (
    one !== undefined && other !== undefined && sameValue({ ...one, position: 0 }, { ...other, position: 0 })
  );
}
