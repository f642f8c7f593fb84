import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Decimal } from '../fields/exactDecimal.ts';
import { compareDecimals } from './compareDecimals.ts';

const digits = fc.stringMatching(/^(0{0,2}|[0-9]{1,3}|[0-9]{20})$/);
const decimals = fc
  .tuple(fc.constantFrom('', '-'), digits, digits)
  .map(([sign, whole, fraction]) => `${sign}${whole || '0'}${fraction && `.${fraction}`}`);

it('Decimals are compared as the library does, of whatever length', () => {
  fc.assert(
    fc.property(decimals, decimals, (a, b) => {
      expect(Math.sign(compareDecimals(a, b)) + 0).toBe(new Decimal(a).comparedTo(new Decimal(b)) + 0);
    }),
    { numRuns: 2000 },
  );
});

it.each([
  ['-0', '0.00', 0],
  ['-0.0', '-0', 0],
  ['2', '10', -1],
  ['-2', '-10', 1],
  ['0.1', '0.09', 1],
  ['1.50', '1.5', 0],
])('%s against %s', (a, b, order) => {
  expect(Math.sign(compareDecimals(a, b)) + 0).toBe(order);
});
