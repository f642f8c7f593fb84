import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DocumentLine, emptyLine } from './documentLine.ts';
import { keptLines, linesBefore } from './lineChanges.ts';

const line = (id: number, quantity = '1.0000'): DocumentLine => ({ ...emptyLine, id, quantity });

const lines = fc
  .uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 10 })
  .chain((ids) =>
    fc.tuple(...ids.map((id) => fc.constantFrom('1', '2').map((quantity) => line(id, quantity)))),
  )
  .map((all) => [...all]);
const side = fc.option(lines, { freq: 6 });

describe('What the history keeps of changed lines (INV-05)', () => {
  it('leads back to the lines before, whatever was typed, added, left out and moved', () => {
    fc.assert(
      fc.property(side, side, (before, after) => {
        const kept = JSON.parse(JSON.stringify(keptLines(before, after)));
        expect(linesBefore(after, kept)).toEqual(before);
      }),
      { numRuns: 1000 },
    );
  });

  it('is the one line that was typed in, and the two that changed places', () => {
    const all = Array.from({ length: 200 }, (_, index) => line(index + 1));
    const typed = all.with(117, line(118, '5.0000'));
    expect(keptLines(all, typed)).toEqual([
      [{ ...line(118), position: 117 }],
      [{ ...line(118, '5.0000'), position: 117 }],
    ]);
    const swapped = all.with(3, line(5)).with(4, line(4));
    expect(keptLines(all, swapped).map((kept) => kept?.map(({ id }) => id))).toEqual([
      [4, 5],
      [5, 4],
    ]);
  });
});
