import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal } from './decimal.ts';
import { Decimal } from './exactDecimal.ts';
import { imported, issueOf, parsed, shown } from './fields.fixture.ts';
import { integer } from './integer.ts';
import { money } from './money.ts';
import { withThousands } from './numberValue.ts';
import { percent } from './percent.ts';

describe('Money', () => {
  const field = money('金额');
  it.each([
    ['1280.5', '1280.50'],
    [1280.5, '1280.50'],
    ['  -7 ', '-7.00'],
    ['+7', '7.00'],
    ['.5', '0.50'],
    ['5.', '5.00'],
    [0, '0.00'],
    [-0, '0.00'],
    ['-0.00', '0.00'],
    ['999999999999999999.99', '999999999999999999.99'],
    ['1000000000000000000', '! tooLarge'],
    ['-1000000000000000000', '! tooSmall'],
    ['0.005', '! tooManyDecimals'],
    [0.1 + 0.2, '! tooManyDecimals'],
    ['1e5', '! notNumber'],
    ['1e400', '! notNumber'],
    [JSON.parse('1e400'), '! notNumber'],
    [1e300, '! tooLarge'],
    [Number.NaN, '! notNumber'],
    ['NaN', '! notNumber'],
    ['Infinity', '! notNumber'],
    ['0x10', '! notNumber'],
    ['1,280.50', '! notNumber'],
    ['１２', '! notNumber'],
    ['', '! notNumber'],
    ['9'.repeat(61), '! notNumber'],
    [[1], '! notNumber'],
    [{}, '! notNumber'],
    [true, '! notNumber'],
  ])('%j becomes %j', (input, value) => expect(parsed(field, input)).toBe(value));

  it.each([
    ['￥1,280.50', '1280.50'],
    [' ¥ 1,280.50 元 ', '1280.50'],
    ['1280元', '1280.00'],
    ['CNY 1,000', '1000.00'],
    ['1,000 RMB', '1000.00'],
    ['(1,280.50)', '-1280.50'],
    ['-￥100', '-100.00'],
    ['￥-100', '-100.00'],
    ['\u2212100', '-100.00'],
    ['１２８０．５', '1280.50'],
    ['１，２８０', '1280.00'],
    ['1,28', '! notNumber'],
    ['1.280,50', '! notNumber'],
    ['12万', '! notNumber'],
    ['面议', '! notNumber'],
    ['1 2', '12.00'],
    ['--5', '! notNumber'],
    ['(-5)', '! notNumber'],
  ])('a cell %j becomes %j', (cell, value) => expect(imported(field, cell)).toBe(value));

  it('keeps within what its field allows', () => {
    const limited = money('金额', { min: 0, max: 100 });
    expect(parsed(limited, '-0.01')).toBe('! tooSmall');
    expect(parsed(limited, '100.01')).toBe('! tooLarge');
    const run = () => limited.type.parse('101', limited, {} as never);
    expect(issueOf(run)).toEqual({ code: 'tooLarge', parameters: { max: '100' } });
  });

  it('is shown with thousands', () => {
    expect(shown(field, '1280500.00')).toBe('1,280,500.00');
    expect(shown(field, '-123456.70')).toBe('-123,456.70');
    expect(withThousands('-123')).toBe('-123');
    expect(withThousands('0')).toBe('0');
  });

  it('loses nothing on the way in, out and in again', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 20n) + 1n, max: 10n ** 20n - 1n }), (cents) => {
        const digits = String(cents < 0n ? -cents : cents).padStart(3, '0');
        const written = `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
        const value = parsed(field, written);
        expect(BigInt(String(value).replace('.', ''))).toBe(cents);
        expect(imported(field, shown(field, value))).toBe(value);
      }),
    );
  });
});

describe('Decimals', () => {
  it('keep the places they are given', () => {
    expect(parsed(decimal('汇率', { scale: 6 }), '7.123456')).toBe('7.123456');
    expect(parsed(decimal('数量', { scale: 0 }), '7.5')).toBe('! tooManyDecimals');
    expect(parsed(decimal('数量', { scale: 0 }), '12')).toBe('12');
    expect(shown(decimal('数量'), '1234.5000')).toBe('1,234.5');
    expect(shown(decimal('数量', { scale: 0 }), '100')).toBe('100');
    expect(shown(decimal('数量'), '10.0000')).toBe('10');
  });

  it('have operands of their own: as many places as one likes, beyond the limits', () => {
    const field = decimal('数量', { scale: 0, max: 10 });
    expect(field.type.parseOperand?.('99.5', 'gt', field, {} as never)).toBe('99.5000000000');
    expect(() => field.type.parseOperand?.('many', 'gt', field, {} as never)).toThrow('notNumber');
  });

  it('are added and multiplied exactly, beyond the twenty digits of the library', () => {
    const large = new Decimal('123456789012345678.91');
    expect(large.times('98765432.123456').toFixed()).toBe('12193263115378655655187587.25551296');
    expect(new Decimal('0.1').plus('0.2').toFixed()).toBe('0.3');
  });
});

describe('Percents', () => {
  const field = percent('概率', { min: 0, max: 100 });
  it.each([
    ['12.5%', '12.50'],
    ['１２％', '12.00'],
    ['50 %', '50.00'],
    ['0', '0.00'],
    ['101', '! tooLarge'],
    ['-1%', '! tooSmall'],
    ['%', '! notNumber'],
  ])('a cell %j becomes %j', (cell, value) => expect(imported(field, cell)).toBe(value));
  it('are shown as such', () => expect(shown(field, '12.50')).toBe('12.5%'));
});

describe('Whole numbers', () => {
  const field = integer('人数', { min: -5, max: 2_000_000 });
  it.each([
    ['12', 12],
    [12, 12],
    [' +7 ', 7],
    [-0, 0],
    ['-5', -5],
    [-6, '! tooSmall'],
    [2_000_001, '! tooLarge'],
    [1.5, '! notWhole'],
    ['1.5', '! notWhole'],
    [2 ** 53, '! tooLarge'],
    ['99999999999999999', '! tooLarge'],
    ['9'.repeat(30), '! notNumber'],
    [Number.POSITIVE_INFINITY, '! notNumber'],
    ['1e3', '! notNumber'],
    ['abc', '! notNumber'],
    [true, '! notNumber'],
    [[], '! notNumber'],
  ])('%j becomes %j', (input, value) => expect(parsed(field, input)).toBe(value));

  it.each([
    ['1,280', 1280],
    ['1,280.00', 1280],
    ['１２', 12],
    ['1.5', '! notWhole'],
    ['１２人', '! notNumber'],
  ])('a cell %j becomes %j', (cell, value) => expect(imported(field, cell)).toBe(value));
});
