import { emptyLine } from '@gejie/core';
import { describe, expect, it } from 'vitest';
import type { DraftLine } from './draftLine.ts';
import { isPriced, noPrices, withFollowedPrice } from './followedPrices.ts';

const line = (more: Partial<DraftLine>): DraftLine => ({
  ...emptyLine,
  item: { module: 'products', id: 7 },
  quantity: '1',
  ...more,
});
const says = (price: string, list = '100') => ({ price, list, from: null });

describe('The price of a line that was saved (INV-04)', () => {
  it('follows its quantity and back as long as it was what the book said', () => {
    const memory = noPrices();
    const saved = line({ id: 3, price: '90.0000' });
    expect(withFollowedPrice(saved, says('90'), memory)).toBe(saved);
    const more = withFollowedPrice({ ...saved, quantity: '10' }, says('80'), memory);
    expect(more.price).toBe('80');
    expect(withFollowedPrice({ ...more, quantity: '1' }, says('90'), memory).price).toBe('90');
    expect(withFollowedPrice({ ...more, price: '77' }, says('90'), memory).price).toBe('77');
  });

  it('stays as it is when it was agreed otherwise, or in an earlier document', () => {
    const memory = noPrices();
    const agreed = line({ id: 3, price: '100.0000' });
    expect(withFollowedPrice(agreed, says('90'), memory)).toBe(agreed);
    expect(withFollowedPrice({ ...agreed, quantity: '10' }, says('80'), memory).price).toBe('100.0000');
    expect(isPriced(line({ source: 5 }))).toBe(false);
    expect(isPriced(line({ giveaway: true }))).toBe(false);
  });
});

describe('The price of a new line (INV-04)', () => {
  it('is the customer’s, gives way from the list price, and stays when it is typed', () => {
    const memory = noPrices();
    const fresh = withFollowedPrice(line({}), says('100'), memory);
    expect(fresh.price).toBe('100');
    expect(withFollowedPrice(fresh, says('90'), memory).price).toBe('90');
    expect(withFollowedPrice({ ...fresh, price: '95' }, says('90'), memory).price).toBe('95');
  });

  it('goes on following in a form that was taken up again, where it is what the book says', () => {
    const memory = noPrices();
    const kept = line({ price: '90' });
    expect(withFollowedPrice(kept, says('90'), memory)).toBe(kept);
    expect(withFollowedPrice({ ...kept, quantity: '10' }, says('80'), memory).price).toBe('80');
    const typed = line({ price: '77' });
    expect(withFollowedPrice(typed, says('90'), noPrices()).price).toBe('77');
  });
});
