import type { DocumentLine } from '@gejie/core';

/** A version of a document, as far as its lines are compared. */
export interface ComparedVersion {
  id: number;
  lines: readonly DocumentLine[];
}

/** A line through the versions: what it was in each, null where it was not there. */
export interface ComparedLine {
  key: number;
  words: string;
  versions: (DocumentLine | null)[];
}

/**
 * The lines of several versions side by side. A line is the same one as the line it was copied from; those that a version
 * added stand behind the one before them there.
 * @param versions the oldest first
 */
export function compareVersions(versions: readonly ComparedVersion[]): ComparedLine[] {
  const keys = new Map<number, number>();
  const rows: ComparedLine[] = [];
  for (const [column, { lines }] of versions.entries()) {
    let place = -1;
    for (const line of lines) {
      const id = line.id ?? 0;
      const key = keys.get(line.source ?? 0) ?? id;
      keys.set(id, key);
      const known = rows.findIndex((row) => row.key === key);
      if (known < 0) {
        rows.splice(place + 1, 0, { key, words: '', versions: versions.map(() => null) });
        place += 1;
      } else place = known;
      const row = rows[place] as ComparedLine;
      row.versions[column] = line;
      row.words = line.description ?? row.words;
    }
  }
  return rows;
}
