import { describe, expect, it } from 'vitest';
import { date } from './date.ts';
import { dateTime } from './dateTime.ts';
import { decimal } from './decimal.ts';
import type { FieldDefinition } from './fieldType.ts';
import { integer } from './integer.ts';
import { money } from './money.ts';
import type { OwnWriting } from './ownWriting.ts';
import { percent } from './percent.ts';

const written = (field: unknown, value: unknown, writing?: OwnWriting) => {
  const definition = field as FieldDefinition;
  const context = { language: 'zh-CN', timeZone: 'Asia/Shanghai', now: new Date(), writing } as const;
  return definition.type.format(value, definition, context);
};
const german: OwnWriting = { dates: 'dmy', numbers: 'point' };
const american: OwnWriting = { dates: 'mdy', numbers: 'space' };

describe('Whoever writes otherwise than the language does (PLT-16)', () => {
  it('has days and times in that order, and others have them as they were', () => {
    expect(written(date(''), '2026-03-01', german)).toBe('01/03/2026');
    expect(written(date(''), '2026-03-01', american)).toBe('03/01/2026');
    expect(written(dateTime(''), '2026-11-23T20:30:00Z', german)).toBe('24/11/2026 04:30');
    expect(written(dateTime(''), '2026-11-23T20:30:00Z', { dates: null, numbers: null })).toBe(
      '2026-11-24 04:30',
    );
    expect(written(date(''), '2026-03-01')).toBe('2026-03-01');
  });

  it('has numbers of every kind with those separators, to the last digit', () => {
    expect(written(money(''), '9007199254740993.01', german)).toBe('9.007.199.254.740.993,01');
    expect(written(decimal(''), '1280.5000', german)).toBe('1.280,5');
    expect(written(percent(''), '12.50', german)).toBe('12,5%');
    expect(written(integer(''), 1280500, american)).toBe('1\u00a0280\u00a0500');
    expect(written(money(''), '1280.50')).toBe('1,280.50');
  });
});
