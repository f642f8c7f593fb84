import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inCapitals } from './capitals.ts';

describe('amounts in Chinese capitals', () => {
  it.each([
    ['0', '零元整'],
    ['0.05', '伍分'],
    ['0.50', '伍角整'],
    ['325.04', '叁佰贰拾伍元零肆分'],
    ['1409.50', '壹仟肆佰零玖元伍角整'],
    ['6007.14', '陆仟零柒元壹角肆分'],
    ['16409.02', '壹万陆仟肆佰零玖元零贰分'],
    ['10', '壹拾元整'],
    ['100000', '壹拾万元整'],
    ['107000.53', '壹拾万柒仟元伍角叁分'],
    ['100000001', '壹亿零壹元整'],
    ['1000050000', '壹拾亿零伍万元整'],
    ['1280500', '壹佰贰拾捌万零伍佰元整'],
    ['-12.3', '负壹拾贰元叁角整'],
    ['9999999999999999.99', '玖仟玖佰玖拾玖兆玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分'],
  ])('writes %s as %s', (amount, capitals) => {
    expect(inCapitals(amount)).toBe(capitals);
  });

  it('says the currency in front and rounds to the cent', () => {
    expect(inCapitals('12.345', '人民币')).toBe('人民币壹拾贰元叁角伍分');
    expect(inCapitals('-0.001')).toBe('零元整');
  });

  it('never says nought twice in a row, nor ends in it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (cents) => {
        const text = inCapitals((cents / 100).toFixed(2));
        expect(text).not.toMatch(/零零|零[万亿整]|undefined/);
      }),
    );
  });
});
