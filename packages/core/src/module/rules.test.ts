import { describe, expect, it } from 'vitest';
import { choice } from '../fields/choice.ts';
import { integer } from '../fields/integer.ts';
import { sameValue } from '../fields/sameValue.ts';
import { text } from '../fields/text.ts';
import { defineModule } from './moduleDefinition.ts';
import { applyRules, defineRules } from './rules.ts';

const thing = defineModule('thing', {
  label: '东西',
  area: 'tools',
  title: 'name',
  fields: {
    name: text('名称', { required: true }),
    state: choice('状态', { open: '开', closed: '关' }),
    count: integer('数量'),
  },
  list: ['name'],
});
const input = (record: object, before: object | null = null) => ({
  record: record as Record<string, unknown>,
  before: before as Record<string, unknown> | null,
  given: new Set(Object.keys(record)),
  now: new Date('2026-11-23T02:00:00Z'),
  today: '2026-11-23',
});

describe('Rules', () => {
  it('run in reading order, each seeing what those before it derived', () => {
    const rules = defineRules(thing, {
      'Closed things count nothing': {
        derive: ({ record }) => (record.state === 'closed' ? { count: 0 } : undefined),
      },
      'What counts nothing is called so': {
        derive: ({ record, changed }) =>
          changed('count') && record.count === 0 ? { name: '空' } : undefined,
      },
    });
    expect(applyRules([rules], input({ name: '满', state: 'closed' }, { count: 5 })).record).toEqual({
      name: '空',
      state: 'closed',
      count: 0,
    });
  });

  it('see no record before in one that a form makes, only what has changed since the form began', () => {
    const rules = defineRules(thing, {
      'What is closed stays as it is': {
        check: ({ before, changed }) =>
          before && before.state !== 'open' && changed('name') ? { zh: '已关', en: 'Closed' } : undefined,
      },
      'Another name counts anew': {
        derive: ({ changed }) => (changed('name') ? { count: 0 } : undefined),
      },
    });
    const begun = { name: '新', count: 3 };
    expect(applyRules([rules], { ...input({ ...begun, name: '另' }), begun })).toEqual({
      record: { name: '另', count: 0 },
      issues: [],
    });
    expect(applyRules([rules], { ...input(begun), begun }).record).toEqual(begun);
  });

  it('check the record as it has become, all of them', () => {
    const rules = defineRules(thing, {
      'Counts are made positive': {
        derive: ({ record }) => ({ count: Math.abs(record.count ?? 0) }),
        check: ({ record }) =>
          (record.count ?? 0) > 9 ? { field: 'count', zh: '太多', en: 'Too many' } : undefined,
      },
      'Names are short': {
        check: ({ record }) => ((record.name?.length ?? 0) > 2 ? { zh: '太长', en: 'Too long' } : undefined),
      },
    });
    expect(applyRules([rules], input({ name: '长长长', count: -10 })).issues).toEqual([
      { field: 'count', code: 'rule', parameters: { zh: '太多', en: 'Too many' } },
      { field: '', code: 'rule', parameters: { zh: '太长', en: 'Too long' } },
    ]);
  });

  it('know what was given, what changed and whether the record is new', () => {
    const seen: unknown[] = [];
    const rules = defineRules(thing, {
      'Looks on': {
        derive: ({ given, changed, before, today }) => {
          seen.push([
            given('name'),
            changed('name'),
            given('count'),
            changed('count'),
            before === null,
            today,
          ]);
          return undefined;
        },
      },
    });
    applyRules([rules], input({ name: '同' }, { name: '同', count: 1 }));
    applyRules([rules], input({ name: '新' }));
    expect(seen).toEqual([
      [true, false, false, true, false, '2026-11-23'],
      [true, true, false, false, true, '2026-11-23'],
    ]);
  });

  it('leave what they were given as it was', () => {
    const rules = defineRules(thing, { Renames: { derive: () => ({ name: '新' }) } });
    const given = input({ name: '旧' });
    applyRules([rules], given);
    expect(given.record).toEqual({ name: '旧' });
  });
});

describe('Sameness of values', () => {
  it.each([
    [1, 1, true],
    [null, undefined, true],
    [null, '', false],
    [0, false, false],
    ['1', 1, false],
    [{ a: 1, b: 2 }, { b: 2, a: 1 }, true],
    [{ a: { c: 1, d: 2 } }, { a: { d: 2, c: 1 } }, true],
    [['a', 'b'], ['b', 'a'], false],
    [['a'], ['a'], true],
    [[], null, false],
    [{ a: 1 }, { a: 1, b: undefined }, true],
  ])('%j and %j: %j', (a, b, answer) => {
    expect(sameValue(a, b)).toBe(answer);
    expect(sameValue(b, a)).toBe(answer);
  });
});
