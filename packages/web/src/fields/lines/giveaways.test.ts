import { emptyLine, type Giveaway } from '@gejie/core';
import { describe, expect, it } from 'vitest';
import type { DraftLine } from './draftLine.ts';
import { type Giveaways, withGiveaways, withoutLine } from './giveaways.ts';

const kind = (id: number, words: string, per: string): Giveaway => ({
  item: { module: 'products', id },
  words,
  unit: '把',
  per,
  count: '1.0000',
});
const giveaways: Giveaways = new Map([
  ['products:7', [kind(9, '扳手', '10.0000')]],
  ['products:5', [kind(9, '扳手', '10'), kind(6, '垫圈', '5')]],
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
  const before = lines[0] as DraftLine;
  return withGiveaways(lines.with(0, { ...before, quantity }), 0, before, giveaways);
}

describe('What comes free with a line (INV-01)', () => {
  it('is proposed beneath it by whole lots, and follows its quantity', () => {
    const bought = typed([line('1'), line('3', { item: null })], '25');
    expect(shown(bought)).toEqual(['7×25', '9×2', 'undefined×3']);
    expect(bought[1]).toMatchObject({ giveaway: true, price: '0', unit: '把', description: '扳手' });
    expect(shown(typed(bought, '30'))).toEqual(['7×30', '9×3', 'undefined×3']);
    expect(shown(typed(bought, '9'))).toEqual(['7×9', 'undefined×3']);
  });

  it('may be several things, each in its own measure', () => {
    const set = { item: { module: 'products', id: 5 } };
    const bought = typed([line('1', set)], '10');
    expect(shown(bought)).toEqual(['5×10', '9×1', '6×2']);
    expect(shown(typed(bought, '15'))).toEqual(['5×15', '9×1', '6×3']);
    expect(shown(typed(bought, '9'))).toEqual(['5×9', '6×1']);
  });

  it('stays as somebody made it, and out when somebody took it out', () => {
    const bought = typed([line('1')], '20');
    const more = bought.with(1, { ...(bought[1] as DraftLine), quantity: '5' });
    expect(shown(typed(more, '30'))).toEqual(['7×30', '9×5']);
    const without = withoutLine(bought, 1);
    expect(without).toMatchObject([{ quantity: '20', giveaways: false }]);
    expect(shown(typed(typed(without, '1'), '30'))).toEqual(['7×30']);
  });

  it('is nothing where a figure is none, nor with another product', () => {
    expect(shown(typed([line('1')], '若干'))).toEqual(['7×若干']);
    expect(shown(typed([line('1', { item: { module: 'products', id: 8 } })], '20'))).toEqual(['8×20']);
  });

  it('goes with its line', () => {
    const bought = typed([line('1'), line('3', { item: null })], '25');
    expect(shown(withoutLine(bought, 0))).toEqual(['undefined×3']);
  });
});
