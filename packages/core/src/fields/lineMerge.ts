import type { DocumentLine } from './documentLine.ts';
import { sameValue } from './sameValue.ts';

type Lines = readonly DocumentLine[] | null;

/**
 * What two people made of the same lines, put together: each line as whoever changed it left it, new ones behind the line
 * they were put behind. Null when both changed one line, or both the order.
 * @param base the lines both began with
 */
export function mergedLines(base: Lines, mine: Lines, theirs: Lines): DocumentLine[] | null {
  const start = base ?? [];
  const [own, other] = [changesOf(start, mine ?? []), changesOf(start, theirs ?? [])];
  const clash = [...own.touched].some(
    (id) => other.touched.has(id) && !sameValue(plain(own.lines.get(id)), plain(other.lines.get(id))),
  );
  if (clash || (own.moved && other.moved)) return null;
  return own.moved ? applied(mine ?? [], other) : applied(theirs ?? [], own);
}

interface LineChanges {
  /** Lines of the base that differ or are gone, by id. */
  touched: Set<number>;
  lines: Map<number, DocumentLine>;
  all: readonly DocumentLine[];
  added: readonly DocumentLine[];
  moved: boolean;
}

function changesOf(base: readonly DocumentLine[], all: readonly DocumentLine[]): LineChanges {
  const lines = new Map(all.flatMap((line) => (line.id === null ? [] : [[line.id, line] as const])));
  const known = new Map(base.map((line) => [line.id, line]));
  const touched = base.flatMap((line) =>
    line.id !== null && !sameValue(plain(line), plain(lines.get(line.id))) ? [line.id] : [],
  );
  const order = all.flatMap(({ id }) => (known.has(id) ? [id] : []));
  const stayed = base.flatMap(({ id }) => (id !== null && lines.has(id) ? [id] : []));
  return {
    touched: new Set(touched),
    lines,
    all,
    added: all.filter(({ id }) => id === null || !known.has(id)),
    moved: !sameValue(order, stayed),
  };
}

/** The rates of a tax are looked up, whatever was sent. */
function plain(line: DocumentLine | undefined): unknown {
  return line && { ...line, taxRate: null, formerTaxRate: null };
}

/** The lines with the other person's changes done to them, too. */
function applied(lines: readonly DocumentLine[], changes: LineChanges): DocumentLine[] {
  const merged = lines.flatMap((line) =>
    line.id !== null && changes.touched.has(line.id) ? (changes.lines.get(line.id) ?? []) : line,
  );
  for (const line of changes.added) {
    const before = changes.all.slice(0, changes.all.indexOf(line)).map(({ id }) => id);
    const place = Math.max(
      merged.findLastIndex((one) => one.id !== null && before.includes(one.id)),
      merged.findLastIndex((one) => before.length > 0 && changes.added.includes(one)),
    );
    merged.splice(place + 1, 0, line);
  }
  return merged;
}
