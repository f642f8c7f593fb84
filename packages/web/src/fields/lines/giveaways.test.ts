import { emptyLine } from '@gejie/core';
import { describe, expect, it } from 'vitest';
import type { DraftLine } from './draftLine.ts';
import { type Giveaways, givenWith, withGiveaway, withoutLine } from './giveaways.ts';

const giveaways: Giveaways = new Map([
  [7, { id: 9, words: '扳手', unit: '把', per: '10.0000', count: '1.0000' }],
]);
const line = (quantity: string | null, more: Partial<DraftLine> = {}): DraftLine => ({
  ...emptyLine,
  item: { module: 'products', id: 7 },
  quantity,
  ...more,
});
const shown = (lines: readonly DraftLine[]) => lines.map(({ item, quantity }) => `${item?.id}×${quantity}`);

/** The line's quantity is typed anew. */
function typed(lines: readonly DraftLine[], quantity: string | null): DraftLine[] {
  const before = givenWith(lines[0] as DraftLine, giveaways);
  return withGiveaway(lines.with(0, { ...(lines[0] as DraftLine), quantity }), 0, before, giveaways);
}

describe('What comes free with a line (INV-01)', () => {
  it('is proposed beneath it by whole lots, and follows its quantity', () => {
    const bought = typed([line('1'), line('3', { item: null })], '25');
    expect(shown(bought)).toEqual(['7×25', '9×2', 'undefined×3']);
    expect(bought[1]).toMatchObject({ giveaway: true, price: '0', unit: '把', description: '扳手' });
    expect(shown(typed(bought, '30'))).toEqual(['7×30', '9×3', 'undefined×3']);
    expect(shown(typed(bought, '9'))).toEqual(['7×9', 'undefined×3']);
  });

  it('stays as somebody made it, and out when somebody took it out', () => {
    const bought = typed([line('1')], '20');
    const more = bought.with(1, { ...(bought[1] as DraftLine), quantity: '5' });
    expect(shown(typed(more, '30'))).toEqual(['7×30', '9×5']);
    expect(shown(typed([line('20')], '30'))).toEqual(['7×30']);
  });

  it('is nothing where a figure is none, nor with another product', () => {
    expect(shown(typed([line('1')], '若干'))).toEqual(['7×若干']);
    expect(shown(typed([line('1', { item: { module: 'products', id: 8 } })], '20'))).toEqual(['8×20']);
  });

  it('goes with its line', () => {
    const bought = typed([line('1'), line('3', { item: null })], '25');
    expect(shown(withoutLine(bought, 0))).toEqual(['undefined×3']);
    expect(shown(withoutLine(bought, 1))).toEqual(['7×25', 'undefined×3']);
  });
});
