/** A formula and what it reads. */
export interface Reading {
  name: string;
  reads: readonly string[];
}

/** The formulas in an order in which each comes after those it reads; those in a circle, or behind one, are left out. */
export function inOrder<F extends Reading>(formulas: readonly F[]): F[] {
  const waiting = new Map(formulas.map((formula) => [formula.name, formula]));
  const ordered: F[] = [];
  for (let found = -1; found !== ordered.length; ) {
    found = ordered.length;
    for (const formula of waiting.values()) {
      if (formula.reads.some((name) => waiting.has(name))) continue;
      ordered.push(formula);
      waiting.delete(formula.name);
    }
  }
  return ordered;
}

/**
 * The circle that a formula closes: the names on the way from it back to itself, `[a, b, a]`.
 * @returns null when there is none
 */
export function circleThrough(name: string, formulas: readonly Reading[]): string[] | null {
  const reads = new Map(formulas.map((formula) => [formula.name, formula.reads]));
  const seen = new Set<string>();
  const ways = [[name]];
  for (const way of ways) {
    for (const next of reads.get(way.at(-1) ?? name) ?? []) {
      if (next === name) return [...way, name];
      if (seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  }
  return null;
}
