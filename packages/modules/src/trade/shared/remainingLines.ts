import {
  Decimal,
  type DocumentLine,
  type Fields,
  type Filter,
  type LineDiscount,
  type ModuleDefinition,
  type Work,
} from '@gejie/core';

/** Where the lines of a document are copied to, and which of those documents count. */
export interface Taker<F extends Fields> {
  module: ModuleDefinition<F>;
  counts: Filter;
}

export interface Remaining {
  /** New lines that point back at those they are copied from. */
  lines: DocumentLine[];
  /** Nothing has been copied before: what is agreed for the document as a whole goes along. */
  isFirst: boolean;
}

/**
 * The lines of a document as they go into the next one down the chain: of each item what remains, of words and groups what
 * still stands above something. INV-05
 */
export async function remainingLines<F extends Fields>(
  work: Work,
  lines: readonly DocumentLine[],
  { module, counts }: Taker<F>,
): Promise<Remaining> {
  const taken = await work.taken(
    lines.flatMap(({ id }) => id ?? []),
    module,
    counts,
  );
  const left = lines.map((line) => (line.kind === 'item' ? whatIsLeft(line, taken) : line));
  return { lines: withoutEmptyGroups(left).map(copied), isFirst: taken.size === 0 };
}

function whatIsLeft(line: DocumentLine, taken: ReadonlyMap<number, string>): DocumentLine | null {
  const gone = taken.get(line.id ?? 0);
  if (gone === undefined || line.quantity === null) return line;
  const left = new Decimal(line.quantity).minus(gone);
  if (left.lessThanOrEqualTo(0)) return null;
  return { ...line, quantity: left.toFixed(4), discount: shareOf(line.discount, left.div(line.quantity)) };
}

/** An amount off the whole line is shared out by quantity. */
function shareOf(discount: LineDiscount | null, part: Decimal): LineDiscount | null {
  return discount && 'amount' in discount
    ? { amount: new Decimal(discount.amount).times(part).toFixed(2) }
    : discount;
}

/** Heads of groups and words go along as long as something of their group does. */
function withoutEmptyGroups(lines: readonly (DocumentLine | null)[]): DocumentLine[] {
  const groups: (DocumentLine | null)[][] = [[]];
  for (const line of lines) {
    if (line?.kind === 'group') groups.push([]);
    groups.at(-1)?.push(line);
  }
  return groups
    .filter((group) => group.some((line) => line?.kind === 'item') || !group.includes(null))
    .flatMap((group) => group.filter((line) => line !== null));
}

function copied(line: DocumentLine): DocumentLine {
  return { ...line, id: null, source: line.id };
}
