import { type AnyReference, Decimal, type Giveaway, givenLine, givenWith } from '@gejie/core';
import type { DraftLine } from './draftLine.ts';

/** What comes free with what is sold, by {@link givenKey}. */
export type Giveaways = ReadonlyMap<string, readonly Giveaway[]>;

export function givenKey({ module, id }: AnyReference): string {
  return `${module}:${id}`;
}

/**
 * The lines with what comes free with one of them: proposed beneath it, and following its quantity as long as nobody gave
 * another. What somebody took out stays out.
 * @param before the line as it was until now
 */
export function withGiveaways(
  lines: readonly DraftLine[],
  index: number,
  before: DraftLine | undefined,
  giveaways: Giveaways,
): DraftLine[] {
  const line = lines[index];
  if (!line) return [...lines];
  return kindsWith(line, giveaways).reduce<DraftLine[]>(
    (now, kind) =>
      withGiveaway(now, index, kind, amountWith(before, kind, line), givenWith(line.quantity, kind)),
    [...lines],
  );
}

/** The lines without one, and without what came free with it; what is taken out by itself is not proposed again. */
export function withoutLine(lines: readonly DraftLine[], index: number): DraftLine[] {
  const line = lines[index];
  if (!line?.giveaway) return lines.toSpliced(index, endOfGiven(lines, index, line) - index);
  const parent = lines.findLastIndex((one, at) => at < index && !one.giveaway);
  const marked = lines.map((one, at): DraftLine => (at === parent ? { ...one, giveaways: false } : one));
  return marked.toSpliced(index, 1);
}

function kindsWith(
  { item, giveaway, giveaways: wanted }: DraftLine,
  giveaways: Giveaways,
): readonly Giveaway[] {
  return item && !giveaway && wanted !== false ? (giveaways.get(givenKey(item)) ?? []) : [];
}

/** How much came with the line until now: nothing with another item. */
function amountWith(before: DraftLine | undefined, kind: Giveaway, line: DraftLine): Decimal {
  const isSame = before?.item?.id === line.item?.id;
  return isSame && before ? givenWith(before.quantity, kind) : new Decimal(0);
}

function withGiveaway(
  lines: DraftLine[],
  index: number,
  kind: Giveaway,
  before: Decimal,
  due: Decimal,
): DraftLine[] {
  const end = endOfGiven(lines, index, lines[index]);
  const place = lines.findIndex(
    ({ item }, at) => at > index && at < end && item !== null && givenKey(item) === givenKey(kind.item),
  );
  const there = lines[place];
  if (!there) return before.isZero() && !due.isZero() ? lines.toSpliced(end, 0, givenLine(kind, due)) : lines;
  if (Number(there.quantity) !== before.toNumber() || due.equals(before)) return lines;
  return due.isZero() ? lines.toSpliced(place, 1) : lines.with(place, { ...there, quantity: due.toFixed() });
}

/** Where what comes free with a line ends. */
function endOfGiven(lines: readonly DraftLine[], index: number, line: DraftLine | undefined): number {
  let end = index + 1;
  if (line?.kind === 'item') while (lines[end]?.giveaway) end += 1;
  return end;
}
