import fc from 'fast-check';
import { expect, test } from 'vitest';
import { itemsOf } from './rowText.ts';

/** As PostgreSQL writes a row (record_out): quotes where an item is empty or holds what means something. */
function written(items: readonly (string | null)[]): string {
  const shown = items.map((item) => {
    if (item === null) return '';
    if (item !== '' && !/["\\(),\s]/.test(item)) return item;
    return `"${item.replaceAll(/["\\]/g, (one) => one + one)}"`;
  });
  return `(${shown.join(',')})`;
}

test('a row written as text is taken apart to the values it was made of', () => {
  expect(itemsOf('(7,"a ""b""",,"",f)')).toEqual(['7', 'a "b"', null, '', 'f']);
  expect(itemsOf('(,)')).toEqual([null, null]);
  const item = fc.option(
    fc.oneof(
      fc.string(),
      fc.array(fc.constantFrom('"', '\\', ',', '(', ')', ' ', '中')).map((some) => some.join('')),
    ),
  );
  fc.assert(
    fc.property(fc.array(item, { minLength: 1 }), (items) => {
      expect(itemsOf(written(items))).toEqual(items);
    }),
  );
});
