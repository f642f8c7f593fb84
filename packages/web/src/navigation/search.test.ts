import { describe, expect, it } from 'vitest';
import { calendarSearch, listSearch, signInSearch } from './search.ts';

describe('The address of a list', () => {
  it('is read with what it knows, and without what it does not', () => {
    expect(listSearch({ view: 'mine', q: 138, mode: 'board', deleted: 1, extra: 'x' })).toEqual({
      view: 'mine',
      where: undefined,
      sort: undefined,
      q: '138',
      mode: 'board',
      deleted: 1,
    });
    expect(listSearch({ mode: 'pie', where: ['a'], sort: '' })).toMatchObject({
      mode: undefined,
      where: undefined,
      sort: undefined,
    });
  });
});

describe('The address of the calendar (CAL-01)', () => {
  it('names the days that are shown, and none that there are not', () => {
    expect(calendarSearch({ view: 'week', date: '2026-11-30' })).toEqual({
      view: 'week',
      date: '2026-11-30',
    });
    expect(calendarSearch({ date: '2026-02-30' })).toEqual({});
    expect(calendarSearch({ date: 'today', view: '<b>' })).toEqual({});
  });
});

describe('Going back after signing in', () => {
  it('leads only to pages of this application', () => {
    expect(signInSearch({ back: '/accounts?view=mine' })).toEqual({ back: '/accounts?view=mine' });
    expect(signInSearch({ back: 'https://elsewhere.example' })).toEqual({});
    expect(signInSearch({ back: '//elsewhere.example' })).toEqual({});
  });

  it('is not led astray by a backslash, which browsers read as a slash', () => {
    expect(signInSearch({ back: '/\\elsewhere.example' })).toEqual({});
  });
});
