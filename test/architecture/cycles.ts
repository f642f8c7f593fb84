import { posix } from 'node:path';
import type { Source } from './source.ts';

/** Why a folder, or a file, depends on another: the first import that says so. */
type Dependencies = Map<string, Map<string, string>>;

/**
 * Rings of folders in which each imports from the next, one description each. Two things don't count: imports of
 * types alone, which are gone when the program runs, and those between a folder and one inside it, which is a part
 * of it rather than another thing.
 */
export function folderCycles(sources: Source[]): string[] {
  const dependencies = dependenciesOfFolders(sources);
  return ringsOf(dependencies).map((ring) =>
    ring
      .map((folder, index) => {
        const next = ring[(index + 1) % ring.length] ?? folder;
        return `${folder} → ${next} (${dependencies.get(folder)?.get(next)})`;
      })
      .join(', '),
  );
}

/**
 * Rings of files in which each imports from the next, be it types alone: whoever reads one has to read them all.
 */
export function fileCycles(sources: Source[]): string[] {
  const dependencies: Dependencies = new Map();
  for (const { path, imports, isTest } of sources) {
    if (isTest) continue;
    const targets = imports.flatMap(({ path: target }) =>
      target === null ? [] : [[target, target] as const],
    );
    dependencies.set(path, new Map(targets));
  }
  return ringsOf(dependencies).map((ring) => ring.join(' → '));
}

function dependenciesOfFolders(sources: Source[]): Dependencies {
  const dependencies: Dependencies = new Map();
  for (const { path, imports, isTest } of sources) {
    if (isTest) continue;
    const from = posix.dirname(path);
    for (const { path: target, typeOnly } of imports) {
      const to = target === null ? from : posix.dirname(target);
      if (to === from || typeOnly || isInside(to, from) || isInside(from, to)) continue;
      const known = dependencies.get(from) ?? new Map<string, string>();
      dependencies.set(
        from,
        known.has(to) ? known : known.set(to, `${posix.basename(path)} imports ${target}`),
      );
    }
  }
  return dependencies;
}

const isInside = (folder: string, other: string) => folder.startsWith(`${other}/`);

/** One ring through each group of folders that can all reach each other. */
function ringsOf(dependencies: Dependencies): string[][] {
  const inRing = new Set<string>();
  const rings: string[][] = [];
  for (const folder of [...dependencies.keys()].sort()) {
    if (inRing.has(folder)) continue;
    const ring = shortestWayBack(folder, dependencies);
    if (!ring) continue;
    rings.push(ring);
    for (const member of ring) inRing.add(member);
  }
  return rings;
}

function shortestWayBack(start: string, dependencies: Dependencies): string[] | null {
  const ways = [[start]];
  const seen = new Set<string>();
  for (const way of ways) {
    for (const next of dependencies.get(way.at(-1) ?? start)?.keys() ?? []) {
      if (next === start) return way;
      if (seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  }
  return null;
}
