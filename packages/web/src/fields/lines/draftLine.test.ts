import { emptyLine } from '@gejie/core';
import { expect, test } from 'vitest';
import { discountFrom, inShort } from './draftLine.ts';

test('A line that changed is told by more than its name (PLT-02, INV-05)', () => {
  const line = { ...emptyLine, description: '水表', quantity: '2.0000', unit: '台', price: '398.0000' };
  expect(inShort(line)).toBe('水表 × 2 台 @ 398');
  expect(inShort({ ...line, quantity: '1.5000', discount: { percent: '5.00' } })).toBe(
    '水表 × 1.5 台 @ 398 −5%',
  );
  expect(inShort({ ...emptyLine, kind: 'text', description: '含安装' })).toBe('含安装');
});

test.each([
  ['9折', '10'],
  ['９．５ 折', '5'],
  ['85折', '15'],
])('%s leaves %s percent off (INV-05)', (text, percent) => {
  expect(discountFrom(text)).toEqual({ percent });
});
