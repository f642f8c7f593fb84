import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Invalid } from '../messages/invalid.ts';
import {
  checkNumberPattern,
  formatNumber,
  type NumberReset,
  numberResets,
  numbersLike,
  usualReset,
} from './numberPattern.ts';

const problem = (pattern: string, reset: NumberReset = 'never'): string | null => {
  try {
    checkNumberPattern(pattern, reset);
    return null;
  } catch (error) {
    return (error as Invalid).issue.code;
  }
};

describe('Patterns of numbers (PLT-19)', () => {
  it('hold text, parts of the date and a counter', () => {
    expect(formatNumber('SO-{YYYY}{MM}{DD}-{000}', 7, '2026-11-26')).toBe('SO-20261126-007');
    expect(formatNumber('合同{YY}第{0}号', 1234, '2026-11-26')).toBe('合同26第1234号');
  });

  it('count anew with the shortest span of time that they name', () => {
    expect(usualReset('SO-{0000}')).toBe('never');
    expect(usualReset('SO-{YYYY}-{0000}')).toBe('year');
    expect(usualReset('SO-{YY}{MM}-{0000}')).toBe('month');
    expect(usualReset('SO-{YYYY}{MM}{DD}{000}')).toBe('day');
    // A month without its year comes again.
    expect(usualReset('SO-{MM}-{0000}')).toBe('never');
  });

  it('need one counter, not too long, and know no other parts', () => {
    expect(problem('SO-{0000}')).toBeNull();
    expect(problem('SO-')).toBe('noDigits');
    expect(problem('{00}-{00}')).toBe('noDigits');
    expect(problem(`{${'0'.repeat(13)}}`)).toBe('tooManyDigits');
    expect(problem(`${'长'.repeat(40)}{0}`)).toBe('tooLong');
    expect(problem('{YYY}{0}')).toBe('unknownPart');
    expect(problem('{0}}')).toBe('unknownPart');
    expect(problem('a\u0007{0}')).toBe('nulCharacter');
  });

  it('say the period in which they count, or a number would come twice', () => {
    expect(problem('SO-{0000}', 'year')).toBe('numbersRepeat');
    expect(problem('SO-{YY}-{0000}', 'year')).toBeNull();
    expect(problem('SO-{YYYY}-{0000}', 'month')).toBe('numbersRepeat');
    expect(problem('SO-{YYYY}{MM}-{0000}', 'day')).toBe('numbersRepeat');
    expect(problem('SO-{YYYY}{MM}{DD}-{0000}', 'day')).toBeNull();
  });

  it('are recognised again, whatever text they hold', () => {
    const text = fc.string({
      unit: fc.constantFrom('-', '.', '(', '[', '/', '$', 'A', '号', '\\', '+'),
      maxLength: 8,
    });
    fc.assert(
      fc.property(
        text,
        text,
        fc.constantFrom(...numberResets),
        fc.nat(99_999),
        (before, after, reset, counter) => {
          const pattern = `${before}{YYYY}{MM}{DD}-{000}${after}`;
          const number = formatNumber(pattern, counter, '2026-11-26');
          const like = new RegExp(numbersLike(pattern, reset, '2026-11-26'));
          expect(Number(like.exec(number)?.[1])).toBe(counter);
          const lastYear = formatNumber(pattern, counter, '2025-11-26');
          expect(like.test(lastYear)).toBe(reset === 'never');
        },
      ),
    );
  });
});
