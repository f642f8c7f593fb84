const candidates = [',', '\t', ';', '|'] as const;
export type Separator = (typeof candidates)[number];

const mostRecords = 30;

/**
 * The sign between the cells of a CSV: the one that splits the first records into the same number of cells, and into
 * the most. Excel says it itself in a first line `sep=;`.
 * @param start the beginning of the text
 */
export function detectSeparator(start: string): { separator: Separator; told: boolean } {
  const told = /^sep=([,;|\t])\r?\n/i.exec(start)?.[1];
  if (told) return { separator: told as Separator, told: true };
  const counts = candidates.map((separator) => ({ separator, score: score(countIn(start, separator)) }));
  counts.sort((a, b) => b.score - a.score);
  const [best] = counts;
  return { separator: best && best.score > 0 ? best.separator : ',', told: false };
}

/** How often the sign stands outside quotes in each of the first records. */
function countIn(start: string, separator: string): number[] {
  const counts: number[] = [];
  let count = 0;
  let empty = true;
  let quoted = false;
  for (const character of start) {
    if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === '\n') {
      if (!empty) counts.push(count);
      if (counts.length === mostRecords) return counts;
      count = 0;
      empty = true;
      continue;
    } else if (character === separator) count++;
    if (character.trim() !== '' || character === separator) empty = false;
  }
  if (!empty && counts.length === 0) counts.push(count);
  return counts;
}

/** The commonest count, weighed by how many records have it. */
function score(counts: number[]): number {
  const byCount = new Map<number, number>();
  for (const count of counts) byCount.set(count, (byCount.get(count) ?? 0) + 1);
  let best = 0;
  for (const [count, records] of byCount) {
    const agreement = records / counts.length;
    best = Math.max(best, count > 0 ? agreement * agreement * (1 + Math.log2(count)) : 0);
  }
  return best;
}
