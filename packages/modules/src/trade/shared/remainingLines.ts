import {
  Decimal,
  type DocumentLine,
  type Fields,
  type Filter,
  type LineDiscount,
  type ModuleDefinition,
  type TakenPart,
  type Work,
} from '@gejie/core';

/** Where the lines of a document are copied to, and which of those documents count. */
export interface Taker<F extends Fields> {
  module: ModuleDefinition<F>;
  counts: Filter;
}

/**
 * The lines of a document as they go into the next one down the chain: of each item what remains, of words and groups what
 * still stands above something. INV-05
 * @returns new lines that point back at those they are copied from
 */
export async function remainingLines<F extends Fields>(
  work: Work,
  lines: readonly DocumentLine[],
  { module, counts }: Taker<F>,
): Promise<DocumentLine[]> {
  const taken = await work.taken(
    lines.flatMap(({ id }) => id ?? []),
    module,
    counts,
  );
  const left = lines.map((line) => (line.kind === 'item' ? whatIsLeft(line, taken) : line));
  return withoutEmptyGroups(left).map(copied);
}

function whatIsLeft(line: DocumentLine, taken: ReadonlyMap<number, TakenPart>): DocumentLine | null {
  const gone = taken.get(line.id ?? 0);
  if (gone === undefined || line.quantity === null) return line;
  const left = new Decimal(line.quantity).minus(gone.quantity);
  if (left.lessThanOrEqualTo(0)) return null;
  const worth = left.times(line.price ?? 0).toDecimalPlaces(2);
  return { ...line, quantity: left.toFixed(4), discount: offWhatIsLeft(line.discount, gone.discount, worth) };
}

/** Of an amount off the whole line what has not been given yet, so that the parts come to no more than was agreed. */
function offWhatIsLeft(discount: LineDiscount | null, given: string, worth: Decimal): LineDiscount | null {
  if (discount === null || 'percent' in discount) return discount;
  const left = Decimal.min(new Decimal(discount.amount).minus(given), worth);
  return left.greaterThan(0) ? { amount: left.toFixed(2) } : null;
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
