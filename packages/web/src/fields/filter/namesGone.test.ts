import { describe, expect, it } from 'vitest';
import { namesGone } from './namesGone.ts';

const there = new Set(['stage', 'account.industry']);
const gone = (filter: object) => namesGone(filter as never, (name) => there.has(name));

describe('A condition that names a field which is there no more (PLT-05)', () => {
  it('is told, also deep inside and beyond a reference', () => {
    expect(gone({ cf_lost: 'x' })).toBe(true);
    expect(gone({ any: [{ stage: 'won' }, { all: [{ stage: 'lost' }, { cf_lost: { gt: 3 } }] }] })).toBe(
      true,
    );
    expect(gone({ 'account.cf_lost': 'x' })).toBe(true);
  });

  it('and one that names what is there is not', () => {
    expect(gone({})).toBe(false);
    expect(gone({ stage: 'won', 'account.industry': '科技' })).toBe(false);
  });
});
