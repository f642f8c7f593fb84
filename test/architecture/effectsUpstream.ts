import { posix } from 'node:path';
import type { Source } from './source.ts';

/** A module as far as the direction of effects concerns it. */
export interface Referring {
  name: string;
  /** Names of the modules its references point at. */
  refersTo: readonly string[];
  /** Entries are only ever added to it, by whoever has something to book: it lies upstream of everything. */
  isLedger: boolean;
}

/**
 * The effects that call a module which theirs does not refer to, directly or through others: a customer knows nothing of
 * deals, so its effects can't lead into them. What stands in the folder of a module is its own.
 * @returns each breach in a line: the file, and the module downstream
 */
export function effectsDownstream(sources: readonly Source[], modules: readonly Referring[]): string[] {
  const byName = new Map(modules.map((module) => [module.name, module]));
  const byPath = new Map(sources.map((source) => [source.path, source]));
  return sources
    .filter(({ path }) => path.endsWith('.effects.ts'))
    .flatMap((source) => {
      const folder = posix.dirname(source.path);
      const own = definedIn(folder, sources, byName);
      const upstream = reachable(own, byName);
      return calledBy(source, byPath, byName)
        .filter(({ path, module }) => posix.dirname(path) !== folder && !module.isLedger)
        .filter(({ module }) => !upstream.has(module.name))
        .map(({ module }) => `${source.path} calls ${module.name}, which lies downstream`);
    })
    .sort();
}

/** The modules whose definitions a file of effects uses, itself or through the files beside it. */
function calledBy(
  start: Source,
  byPath: ReadonlyMap<string, Source>,
  byName: ReadonlyMap<string, Referring>,
): { path: string; module: Referring }[] {
  const reached = new Set([start.path]);
  const called: { path: string; module: Referring }[] = [];
  for (const path of reached) {
    for (const { path: target, typeOnly } of byPath.get(path)?.imports ?? []) {
      if (target === null || typeOnly || reached.has(target)) continue;
      reached.add(target);
      const module = byName.get(nameOf(target));
      if (module) called.push({ path: target, module });
    }
  }
  return called;
}

function definedIn(
  folder: string,
  sources: readonly Source[],
  byName: ReadonlyMap<string, Referring>,
): Referring[] {
  return sources
    .filter(({ path }) => posix.dirname(path) === folder)
    .flatMap(({ path }) => byName.get(nameOf(path)) ?? []);
}

function reachable(from: readonly Referring[], byName: ReadonlyMap<string, Referring>): Set<string> {
  const found = new Set(from.map(({ name }) => name));
  for (const name of found) for (const target of byName.get(name)?.refersTo ?? []) found.add(target);
  return found;
}

/** `account.ts` defines the module `account`. */
function nameOf(path: string): string {
  return posix.basename(path).replace(/\.ts$/, '');
}
