import { describe, expect, it } from 'vitest';
import { groupDigits, readNumber } from './numberText.ts';

describe('readNumber', () => {
  it.each([
    ['1,280,500.50', '1280500.50'],
    ['￥１２.８万', '128000'],
    ['1.23456亿', '123456000'],
    ['0.5万', '5000'],
    ['-3', '-3'],
    ['.5', '0.5'],
    ['007', '7'],
    ['  ', null],
    ['十二', '十二'],
    ['99999999999999999999.99', '99999999999999999999.99'],
  ])('reads %s as %s', (typed, value) => {
    expect(readNumber(typed)).toBe(value);
  });
});

describe('groupDigits', () => {
  it.each([
    ['1280500.5', 2, '1,280,500.50'],
    ['-1234', undefined, '-1,234'],
    ['999', 2, '999.00'],
    ['12.345', 2, '12.345'],
    ['abc', 2, 'abc'],
  ])('groups %s', (value, scale, shown) => {
    expect(groupDigits(value, scale)).toBe(shown);
  });
});

describe('Whoever writes a comma before the fraction', () => {
  const german = { group: '.', decimal: ',' };

  it('types it so, and a point where the keypad has one', () => {
    expect(readNumber('1.234,5', german)).toBe('1234.5');
    expect(readNumber('1 234,50', german)).toBe('1234.50');
    expect(readNumber('1.234.567', german)).toBe('1234567');
    expect(readNumber('12.5', german)).toBe('12.5');
    expect(readNumber('-0,5', german)).toBe('-0.5');
    expect(readNumber('1,2,3', german)).toBe('1,2,3');
  });

  it('reads it so', () => {
    expect(groupDigits('1280500.5', 2, german)).toBe('1.280.500,50');
  });
});
