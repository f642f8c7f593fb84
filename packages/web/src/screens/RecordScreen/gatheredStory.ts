import type { TimelineEntry } from '@gejie/core';

/** Entries that tell the same of many records at once: the lines of a count sheet, an import, what goes along in a transfer. */
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

/** The record that an entry is told of beside others. */
export function toldOf({ kind, action, about, on, text, happened }: TimelineEntry): TimelineEntry['about'] {
  if (kind === 'related' && !text && !happened && !on) return about;
  return (kind === 'action' && action === 'transfer' && on) || null;
}

function belongTogether(one: TimelineEntry, other: TimelineEntry): boolean {
  const module = toldOf(one)?.module;
  return (
    module !== undefined &&
    module === toldOf(other)?.module &&
    one.kind === other.kind &&
    one.text === other.text &&
    one.actor?.id === other.actor?.id &&
    Math.abs(Date.parse(one.at) - Date.parse(other.at)) <= together
  );
}
