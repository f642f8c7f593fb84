import { expect, test } from 'vitest';
import { addressesIn } from './addressesIn.ts';

test.each([
  ['wang@x.cn', ['wang@x.cn']],
  ['王工 <wang@x.cn>; li@x.cn，a@b.cn', ['wang@x.cn', 'li@x.cn', 'a@b.cn']],
  [' ,; ', []],
  ['no address', ['no address']],
])('INV-06 %j is read as %j', (typed, found) => expect(addressesIn(typed)).toEqual(found));
