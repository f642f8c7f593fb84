import { describe, expect, it } from 'vitest';
import { quoted } from './invalid.ts';
import { messageOf } from './messageOf.ts';
import { type MessageCode, messages } from './messages.ts';

describe('Messages', () => {
  it('say the same in both languages: the same holes are filled', () => {
    const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    for (const [code, { zh, en }] of Object.entries(messages)) {
      if (code === 'rule') continue;
      expect(holes(en), code).toEqual(holes(zh));
      expect(zh, code).toMatch(/\p{Script=Han}/u);
      expect(en, code).not.toMatch(/\p{Script=Han}/u);
    }
  });

  it('are filled with what they are about, as text', () => {
    const issue = { code: 'notChoice' as MessageCode, parameters: { value: '$& {max} <b>' } };
    expect(messageOf(issue, 'en')).toBe('“$& {max} <b>” is not one of the choices');
    expect(messageOf({ code: 'tooLong', parameters: { max: 3, length: 5 } }, 'zh-CN')).toBe(
      '最多 3 个字，现有 5 个',
    );
    expect(messageOf({ code: 'rule', parameters: { zh: '不行', en: 'No' } }, 'zh-CN')).toBe('不行');
    const named = {
      code: 'retiredChoice' as MessageCode,
      parameters: { value: { zh: '搁置', en: 'Put aside' } },
    };
    expect(messageOf(named, 'zh-CN')).toBe('“搁置”已停用');
    expect(messageOf(named, 'en')).toBe('“Put aside” is no longer in use');
    expect(messageOf({ code: 'tooLong', parameters: {} }, 'en')).toContain('{max}');
  });

  it.each([
    ['abc', 'abc'],
    [undefined, ''],
    [null, 'null'],
    [{ toString: 1 }, '{"toString":1}'],
    [Number.NaN, 'null'],
  ])('quote %j as %j', (value, text) => expect(quoted(value)).toBe(text));
});
