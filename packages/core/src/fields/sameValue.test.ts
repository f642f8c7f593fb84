import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameValue } from './sameValue.ts';

/** JSON with the keys of objects in order. */
function written(value: unknown): string | undefined {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

const leaf = fc.constantFrom<unknown>(null, undefined, 0, 1, Number.NaN, '', 'a', '0', true, new Date(0));
const value = fc.letrec((tie) => ({
  any: fc.oneof({ maxDepth: 3 }, leaf, tie('list'), tie('object')),
  list: fc.array(tie('any'), { maxLength: 3 }),
  object: fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('any'), { maxKeys: 3 }),
})).any;

describe('sameValue', () => {
  it('says of two values what a comparison of their JSON says', () => {
    fc.assert(
      fc.property(fc.array(value, { maxLength: 3 }), fc.array(value, { maxLength: 3 }), (one, other) => {
        expect(sameValue(one, other)).toBe(written(one) === written(other));
        expect(sameValue(one, structuredClone(one))).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('takes keys in any order, and what is empty for one', () => {
    expect(sameValue([{ a: 1, b: null }], [{ b: null, a: 1 }])).toBe(true);
    expect(sameValue(null, undefined)).toBe(true);
    expect(sameValue({ a: 1 }, { a: 1, b: 2 })).toBe(false);
    expect(sameValue({ a: null }, {})).toBe(false);
  });
});
