import type { TimelineEntry } from '@gejie/core';

/** Entries that tell the same of many records at once: the lines of a count sheet, an import. */
export interface GatheredEntries {
  first: TimelineEntry;
  entries: readonly TimelineEntry[];
}

/** From so many on they are told in one. */
const fewest = 4;
/** Milliseconds between two that belong together. */
const together = 60_000;

/** The story, newest first, with what was made in one go told once. */
export function gatheredStory(entries: readonly TimelineEntry[]): GatheredEntries[] {
  const runs: TimelineEntry[][] = [];
  for (const entry of entries) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (run && before && belongTogether(before, entry)) run.push(entry);
    else runs.push([entry]);
  }
  return runs
    .flatMap((run) => (run.length < fewest ? run.map((entry) => [entry]) : [run]))
    .map((run) => ({ first: run[0] as TimelineEntry, entries: run }));
}

function belongTogether(one: TimelineEntry, other: TimelineEntry): boolean {
  return (
    [one, other].every(({ kind, text, happened, on }) => kind === 'related' && !text && !happened && !on) &&
    one.about?.module === other.about?.module &&
    one.actor?.id === other.actor?.id &&
    Math.abs(Date.parse(one.at) - Date.parse(other.at)) <= together
  );
}
