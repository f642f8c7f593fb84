import { describe, expect, it } from 'vitest';
import { alsoSortedBy, sortedBy, sortKeysOf, sortOf } from './sortKeys.ts';

describe('The order of a list', () => {
  it('is read and written as the address has it', () => {
    const keys = [
      { name: 'grade', descending: true },
      { name: 'name', descending: false },
    ];
    expect(sortKeysOf('-grade, name')).toEqual(keys);
    expect(sortOf(keys)).toBe('-grade,name');
    expect(sortKeysOf('')).toEqual([]);
  });

  it('follows one heading, and turns round when that is pressed again', () => {
    expect(sortedBy('-updatedAt', 'name')).toBe('name');
    expect(sortedBy('name', 'name')).toBe('-name');
    expect(sortedBy('-name,grade', 'name')).toBe('name');
  });

  it('takes another heading as well, at most three', () => {
    expect(alsoSortedBy('grade', 'name')).toBe('grade,name');
    expect(alsoSortedBy('grade,name', 'grade')).toBe('-grade,name');
    expect(alsoSortedBy('grade,name,owner', 'phone')).toBe('grade,name,phone');
  });
});
