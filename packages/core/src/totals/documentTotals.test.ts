import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentTotals } from './documentTotals.ts';
import type { PricedDocument } from './lineDocument.ts';
import { naiveTotals } from './naiveTotals.fixture.ts';

const decimal = (most: number, places: number) =>
  fc.integer({ min: 0, max: most * 10 ** places }).map((units) => (units / 10 ** places).toFixed(places));
const perhaps = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const line = fc.record({
  quantity: perhaps(decimal(9999, 4)),
  price: perhaps(decimal(99_999, 4)),
  discountPercent: perhaps(decimal(100, 2)),
  discountAmount: perhaps(decimal(50, 2)),
  taxRate: perhaps(fc.constantFrom('13.00', '9.00', '6.00', '3.00', '0.00', '7.77')),
  cost: perhaps(decimal(5000, 4)),
});
const document: fc.Arbitrary<PricedDocument> = fc.record({
  lines: fc.array(line, { maxLength: 12 }),
  taxIncluded: fc.boolean(),
  discountPercent: perhaps(decimal(100, 2)),
  discountAmount: perhaps(decimal(500, 2)),
  shipping: perhaps(decimal(900, 2)),
  handling: perhaps(decimal(900, 2)),
  adjustment: perhaps(decimal(900, 2).map((value) => `-${value}`)),
  digits: fc.constantFrom(0, 2, 3),
});

const bare = { taxIncluded: true, digits: 2 };
const units = (text: string, digits: number) => BigInt(Math.round(Number(text) * 10 ** digits));

describe('The totals of a document (INV-05)', () => {
  it('are those of a naive reckoning with fractions of whole numbers', () => {
    fc.assert(
      fc.property(document, (one) => {
        expect(documentTotals(one)).toEqual(naiveTotals(one));
      }),
      { numRuns: 400 },
    );
  });

  it('are the same when a line or what is asked of the whole has changed since they were last reckoned', () => {
    fc.assert(
      fc.property(document, document, fc.nat(11), line, (first, second, at, typed) => {
        documentTotals(first);
        const lines = first.lines.map((one, index) => (index === at ? typed : one));
        for (const next of [
          { ...first, lines },
          { ...second, lines: first.lines },
        ])
          expect(documentTotals(next)).toEqual(naiveTotals(next));
      }),
    );
  });

  it('add up: what is paid for the lines is their amounts less the document’s discount', () => {
    fc.assert(
      fc.property(document, (one) => {
        const { lines, subtotal, netTotal, taxTotal } = documentTotals(one);
        const sum = (name: 'amount' | 'share' | 'net' | 'tax') =>
          lines.reduce((total, each) => total + units(each[name], one.digits), 0n);
        expect(sum('amount')).toBe(units(subtotal, one.digits));
        expect(sum('net')).toBe(units(netTotal, one.digits));
        expect(sum('tax')).toBe(units(taxTotal, one.digits));
        const paid = sum('amount') - sum('share');
        expect(one.taxIncluded ? sum('net') + sum('tax') : sum('net')).toBe(paid);
      }),
    );
  });

  it('take tax out of prices that include it, and add it to those that do not', () => {
    const lines = [{ quantity: '3', price: '113', taxRate: '13' }];
    expect(documentTotals({ ...bare, lines })).toMatchObject({
      netTotal: '300.00',
      taxTotal: '39.00',
      total: '339.00',
    });
    expect(documentTotals({ ...bare, taxIncluded: false, lines })).toMatchObject({
      netTotal: '339.00',
      taxTotal: '44.07',
      total: '383.07',
    });
  });

  it('share the document’s discount out to the last cent', () => {
    const lines = ['10', '10', '10'].map((price) => ({ quantity: '1', price }));
    const totals = documentTotals({ ...bare, lines, discountAmount: '10' });
    expect(totals.lines.map(({ share }) => share)).toEqual(['3.34', '3.33', '3.33']);
    expect(totals.total).toBe('20.00');
  });

  it('know no half yen', () => {
    const lines = [{ quantity: '1.5', price: '333' }];
    expect(documentTotals({ lines, taxIncluded: true, digits: 0 }).total).toBe('500');
  });

  it('have no margin where a cost is not known, and words cost nothing', () => {
    const words = { quantity: null, price: null };
    const known = { quantity: '2', price: '10', cost: '6' };
    expect(documentTotals({ ...bare, lines: [words, known] }).margin).toBe('8.00');
    expect(documentTotals({ ...bare, lines: [known, { ...known, cost: null }] }).margin).toBeNull();
  });
});
