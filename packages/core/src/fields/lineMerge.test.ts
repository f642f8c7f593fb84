import { describe, expect, it } from 'vitest';
import { type DocumentLine, emptyLine } from './documentLine.ts';
import { mergedLines } from './lineMerge.ts';

const line = (id: number | null, quantity = '1.0000', description = `${id}`): DocumentLine => ({
  ...emptyLine,
  id,
  quantity,
  description,
});
const base = [line(1), line(2), line(3), line(4)];
const told = (lines: DocumentLine[] | null) =>
  lines?.map(({ description, quantity }) => `${description}×${Number(quantity)}`);

describe('Two clerks on the lines of one document (INV-05)', () => {
  it('keep what each of them did to other lines', () => {
    const mine = base.with(0, line(1, '5.0000')).toSpliced(2, 1);
    const theirs = [...base.with(3, line(4, '7.0000')), line(9, '2.0000')];
    expect(told(mergedLines(base, mine, theirs))).toEqual(['1×5', '2×1', '4×7', '9×2']);
    expect(told(mergedLines(base, theirs, mine))).toEqual(['1×5', '2×1', '4×7', '9×2']);
  });

  it('find new lines where they were put, in their order', () => {
    const mine = base.toSpliced(1, 0, line(null, '1', 'a'), line(null, '1', 'b'));
    const theirs = base.toSpliced(3, 0, line(8));
    expect(told(mergedLines(base, mine, theirs))).toEqual(['1×1', 'a×1', 'b×1', '2×1', '3×1', '8×1', '4×1']);
    const first = [line(null, '1', 'a'), ...base];
    expect(told(mergedLines(base, first, theirs))?.[0]).toBe('a×1');
  });

  it('keep the order that one of them gave the lines', () => {
    const mine = [line(4), line(1), line(2), line(3)];
    const theirs = base.with(1, line(2, '6.0000')).toSpliced(2, 1);
    expect(told(mergedLines(base, mine, theirs))).toEqual(['4×1', '1×1', '2×6']);
  });

  it('are asked where both changed one line, unless to the same', () => {
    const mine = base.with(1, line(2, '5.0000'));
    expect(mergedLines(base, mine, base.with(1, line(2, '6.0000')))).toBeNull();
    expect(mergedLines(base, mine, base.toSpliced(1, 1))).toBeNull();
    expect(told(mergedLines(base, mine, mine))).toEqual(['1×1', '2×5', '3×1', '4×1']);
    expect(mergedLines(base, base.toReversed(), [line(2), line(1), line(3), line(4)])).toBeNull();
  });
});
