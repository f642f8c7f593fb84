import type { FieldMetadata, ModuleMetadata } from '@gejie/core';
import { describe, expect, it } from 'vitest';
import { readerOf } from './valueReader.ts';

const field = (name: string, type: string) =>
  ({ name, type, label: { zh: name, en: name } }) as FieldMetadata;
const visits = {
  name: 'visit',
  fields: [field('at', 'dateTime'), field('guests', 'integer')],
} as unknown as ModuleMetadata;
const inZone = (timeZone: string) => ({ language: 'en' as const, timeZone, now: new Date(0) });

describe('Values typed into a form', () => {
  it('are read as the server reads them, and what can’t be read is named', () => {
    const { values, unreadable } = readerOf(visits)({ guests: '12', other: 'as it is' }, inZone('UTC'));
    expect(values).toEqual({ guests: 12, other: 'as it is' });
    expect([...unreadable]).toEqual([]);
    const broken = readerOf(visits)({ guests: 'twelve' }, inZone('UTC'));
    expect(broken.values).toEqual({ guests: null });
    expect([...broken.unreadable]).toEqual(['guests']);
  });

  it('are read anew when they change, and back', () => {
    const read = (guests: string) => readerOf(visits)({ guests }, inZone('UTC')).values.guests;
    expect(['1', '2', '3', '4', '5', '1'].map(read)).toEqual([1, 2, 3, 4, 5, 1]);
  });

  it('are moments in the time zone of whoever types, also after it was changed', () => {
    const at = (zone: string) =>
      readerOf(visits)({ at: '2026-11-23 09:00' }, inZone(zone)).values.at as string | Date;
    expect(new Date(at('Asia/Shanghai')).toISOString()).toBe('2026-11-23T01:00:00.000Z');
    expect(new Date(at('UTC')).toISOString()).toBe('2026-11-23T09:00:00.000Z');
  });
});
