import { describe, expect, it } from 'vitest';
import { boolean } from './boolean.ts';
import { choice } from './choice.ts';
import { context, imported, issueOf, parsed, shown } from './fields.fixture.ts';
import { multiChoice } from './multiChoice.ts';

const stage = choice('阶段', {
  open: '进行中',
  won: { label: '赢单', color: 'green', closed: 'won', probability: 100 },
  onHold: { label: '搁置', en: 'Put aside', retired: true },
});

describe('A choice', () => {
  it.each([
    ['won', 'won'],
    ['Won', 'won'],
    ['赢单', 'won'],
    ['', '! notChoice'],
    [1, '! notChoice'],
    [['won'], '! notChoice'],
    [{ toString: 1 }, '! notChoice'],
    ['constructor', '! notChoice'],
    ['__proto__', '! notChoice'],
  ])('%j becomes %j', (input, value) => expect(parsed(stage, input)).toBe(value));

  it.each([
    ['赢单', 'won'],
    [' WON ', 'won'],
    ['put aside', 'onHold'],
    ['输单', '! notChoice'],
  ])('a cell %j becomes %j', (cell, value) => expect(imported(stage, cell)).toBe(value));

  it('has names in both languages, made of its key where none is given', () => {
    expect(stage.choices).toEqual([
      { value: 'open', label: { zh: '进行中', en: 'Open' } },
      { value: 'won', label: { zh: '赢单', en: 'Won' }, color: 'green', closed: 'won', probability: 100 },
      { value: 'onHold', label: { zh: '搁置', en: 'Put aside' }, retired: true },
    ]);
    expect(shown(stage, 'won')).toBe('赢单');
    expect(shown(stage, 'won', { ...context, language: 'en' })).toBe('Won');
    expect(shown(stage, 'gone')).toBe('gone');
  });

  it('quotes what it was given, but not all of it, and no half characters', () => {
    const quote = (input: unknown) => issueOf(() => stage.type.parse(input, stage, context)).parameters.value;
    expect(quote('x'.repeat(100_000))).toBe('x'.repeat(60));
    expect(quote('𠮷'.repeat(100))).toBe('𠮷'.repeat(60));
    expect(quote({ a: 1 })).toBe('{"a":1}');
    expect(quote('\ud842')).toBe('\ufffd');
  });
});

describe('Several choices', () => {
  const tags = multiChoice('功能', { a: '甲', b: { label: '乙', en: 'Second' }, c: '丙' });
  it.each([
    [
      ['c', 'a', 'c'],
      ['a', 'c'],
    ],
    [[], []],
    ['a', '! notList'],
    [['a', 'x'], '! notChoice'],
    [[null], '! notChoice'],
    [{ 0: 'a' }, '! notList'],
  ])('%j becomes %j', (input, value) => expect(parsed(tags, input)).toEqual(value));

  it('are parted in a cell by what people part with', () => {
    expect(imported(tags, '甲、second; C')).toEqual(['a', 'b', 'c']);
    expect(imported(tags, '甲,,')).toEqual(['a']);
    expect(imported(tags, '甲/乙')).toBe('! notChoice');
    expect(shown(tags, ['a', 'b'])).toBe('甲、乙');
    expect(shown(tags, ['a', 'b'], { ...context, language: 'en' })).toBe('A, Second');
  });

  it('are asked for one by one', () => {
    expect(tags.type.parseOperand?.('a', 'contains', tags, context)).toBe('a');
    expect(() => tags.type.parseOperand?.(['a'], 'contains', tags, context)).toThrow('notChoice');
  });
});

describe('A checkbox', () => {
  const field = boolean('紧急');
  it('is true or false and nothing in between', () => {
    expect(parsed(field, true)).toBe(true);
    for (const input of ['true', 1, 0, 'yes', null, []]) expect(parsed(field, input)).toBe('! notBoolean');
  });
  it.each([
    ['是', true],
    ['√', true],
    [' YES ', true],
    ['１', true],
    ['否', false],
    ['0', false],
    ['也许', '! notBoolean'],
    ['', '! notBoolean'],
  ])('a cell %j becomes %j', (cell, value) => expect(imported(field, cell)).toBe(value));
  it('is said in words', () => {
    expect(shown(field, true)).toBe('是');
    expect(shown(field, false, { ...context, language: 'en' })).toBe('No');
  });
});
