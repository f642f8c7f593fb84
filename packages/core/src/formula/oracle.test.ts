import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dealFields, worked } from './formula.fixture.ts';
import { parseFormula } from './parseFormula.ts';

/** An exact fraction, which shares nothing with the decimals of the formulas. */
type Fraction = { over: bigint; under: bigint } | null;

type Sum =
  | { of: 'number'; cents: number }
  | { of: 'field'; name: 'amount' | 'rate' }
  | { of: '+' | '-' | '*' | '/'; left: Sum; right: Sum }
  | { of: 'if'; less: Sum; than: Sum; yes: Sum; no: Sum }
  | { of: 'min' | 'max' | 'ifEmpty'; left: Sum; right: Sum };

const { sum } = fc.letrec<{ sum: Sum }>((tie) => ({
  sum: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ of: fc.constant('number' as const), cents: fc.integer({ min: 0, max: 99_999 }) }),
    fc.record({ of: fc.constant('field' as const), name: fc.constantFrom('amount', 'rate') }),
    fc.record({
      of: fc.constantFrom('+', '-', '*', '/', 'min', 'max', 'ifEmpty'),
      left: tie('sum'),
      right: tie('sum'),
    }),
    fc.record({
      of: fc.constant('if' as const),
      less: tie('sum'),
      than: tie('sum'),
      yes: tie('sum'),
      no: tie('sum'),
    }),
  ) as fc.Arbitrary<Sum>,
}));

const fields = fc.record({
  amount: fc.option(fc.integer({ min: -9999, max: 9999 })),
  rate: fc.option(fc.integer({ min: -99, max: 99 })),
});

/** As somebody would type it, with no more brackets than it needs or with all of them. */
function written(sum: Sum, brackets: boolean): string {
  const inner = (part: Sum, binding: number) => {
    const text = written(part, brackets);
    const own = part.of === '+' || part.of === '-' ? 1 : part.of === '*' || part.of === '/' ? 2 : 3;
    return brackets || own < binding ? `(${text})` : text;
  };
  if (sum.of === 'number') return (sum.cents / 100).toFixed(2);
  if (sum.of === 'field') return sum.name;
  if (sum.of === 'if') {
    const [less, than, yes, no] = [sum.less, sum.than, sum.yes, sum.no].map((part) =>
      written(part, brackets),
    );
    return `if(${less} < ${than}, ${yes}, ${no})`;
  }
  if (sum.of === 'min' || sum.of === 'max' || sum.of === 'ifEmpty')
    return `${sum.of}(${written(sum.left, brackets)}, ${written(sum.right, brackets)})`;
  const binding = sum.of === '+' || sum.of === '-' ? 1 : 2;
  return `${inner(sum.left, binding)} ${sum.of} ${inner(sum.right, binding + 1)}`;
}

function value(sum: Sum, record: { amount: number | null; rate: number | null }): Fraction {
  if (sum.of === 'number') return { over: BigInt(sum.cents), under: 100n };
  if (sum.of === 'field') {
    const held = record[sum.name];
    return held === null ? null : { over: BigInt(held), under: 1n };
  }
  if (sum.of === 'if') {
    const [less, than] = [value(sum.less, record), value(sum.than, record)];
    return value(less && than && minus(less, than).over < 0n ? sum.yes : sum.no, record);
  }
  const [left, right] = [value(sum.left, record), value(sum.right, record)];
  if (sum.of === 'ifEmpty') return left ?? right;
  if (sum.of === 'min' || sum.of === 'max') {
    if (!left || !right) return left ?? right;
    return minus(left, right).over < 0n === (sum.of === 'min') ? left : right;
  }
  if (!left || !right) return null;
  if (sum.of === '+') return minus(left, { over: -right.over, under: right.under });
  if (sum.of === '-') return minus(left, right);
  if (sum.of === '*') return { over: left.over * right.over, under: left.under * right.under };
  if (right.over === 0n) return null;
  const sign = right.over < 0n ? -1n : 1n;
  return { over: left.over * right.under * sign, under: left.under * right.over * sign };
}

function minus(a: NonNullable<Fraction>, b: NonNullable<Fraction>): NonNullable<Fraction> {
  return { over: a.over * b.under - b.over * a.under, under: a.under * b.under };
}

/** Rounded half up to hundredths, as money is. */
function asMoney(fraction: Fraction): string | null {
  if (!fraction) return null;
  const { over, under } = fraction;
  const cents = ((over < 0n ? -over : over) * 200n + under) / (under * 2n);
  if (cents >= 10n ** 20n) return null;
  const digits = String(cents).padStart(3, '0');
  return `${over < 0n && cents > 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

it('Sums come to what exact fractions say, however they are nested and bracketed (PLT-05)', () => {
  fc.assert(
    fc.property(sum, fields, fc.boolean(), (formula, record, brackets) => {
      const text = written(formula, brackets);
      fc.pre(text.length <= 2000);
      const held = {
        amount: record.amount === null ? null : `${record.amount}.00`,
        rate: record.rate === null ? null : `${record.rate}.000000`,
      };
      const expected = value(formula, record);
      const actual = worked(text, held, 'money');
      // Sixty digits are many, but a half is rounded by the last of them.
      if (actual !== asMoney(expected)) expect(closeTo(actual, expected)).toBe(true);
      expect(actual === null).toBe(asMoney(expected) === null);
    }),
    { numRuns: 3000 },
  );
});

function closeTo(actual: unknown, expected: Fraction): boolean {
  if (typeof actual !== 'string' || !expected) return false;
  const cents = BigInt(actual.replace('.', ''));
  const off = minus({ over: cents, under: 100n }, expected);
  const doubled = (off.over < 0n ? -off.over : off.over) * 200n;
  return doubled * 10n ** 40n <= off.under * (10n ** 40n + 1n);
}

it('Whatever is typed is either worked out or complained of at a place within it, and never throws', () => {
  const words = [
    ...Object.keys(dealFields),
    'if',
    'round',
    'empty',
    'concat',
    'days',
    'today',
    'null',
    'true',
  ];
  const signs = [
    '+',
    '-',
    '*',
    '/',
    '%',
    '(',
    ')',
    ',',
    '<',
    '>=',
    '=',
    '!=',
    'and',
    'not',
    '"won"',
    '“',
    '1.5',
    '.',
    '#',
    '（',
    '😀',
  ];
  const token = fc.oneof(fc.constantFrom(...words), fc.constantFrom(...signs), fc.string({ maxLength: 3 }));
  fc.assert(
    fc.property(fc.array(token, { maxLength: 25 }), fc.constantFrom('', ' '), (tokens, between) => {
      const text = tokens.join(between);
      const { formula, mistakes } = parseFormula(
        text,
        (name) => dealFields[name],
        dealFields.amount as never,
      );
      for (const { from, to } of mistakes) {
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeGreaterThanOrEqual(from);
        expect(to).toBeLessThanOrEqual(text.length);
      }
      expect(mistakes.length > 0).toBe(formula === null);
      if (formula)
        expect([null, 'string']).toContain(formula.compute({}) === null ? null : typeof formula.compute({}));
    }),
    { numRuns: 3000 },
  );
});
