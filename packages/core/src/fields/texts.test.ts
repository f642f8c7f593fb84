import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { email } from './email.ts';
import { imported, issueOf, parsed, shown } from './fields.fixture.ts';
import { longText } from './longText.ts';
import { phone } from './phone.ts';
import { richText } from './richText.ts';
import { secret } from './secret.ts';
import { text } from './text.ts';
import { characterCount, foldCase, halfWidth, isBlank } from './textValue.ts';
import { url } from './url.ts';

/** Any sequence of UTF-16 units, halves of characters included. */
const anyText = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
  .map((units) => String.fromCharCode(...units));

describe('Text', () => {
  const field = text('名称', { max: 10, min: 2 });

  it.each([
    ['  海川  ', '海川'],
    ['一行\n两行\r\n三行', '一行 两行 三行'],
    ['😀'.repeat(10), '😀'.repeat(10)],
    ['𠮷野家', '𠮷野家'],
    ['龘靐齉', '龘靐齉'],
    ['a\ud842', 'a\ufffd'],
    ['<b>&"', '<b>&"'],
    [12_345, '12345'],
    ['x', '! tooShort'],
    ['甲'.repeat(11), '! tooLong'],
    ['😀'.repeat(11), '! tooLong'],
    ['a\u0000b', '! nulCharacter'],
    [true, '! notText'],
    [['a'], '! notText'],
    [{}, '! notText'],
    [Number.POSITIVE_INFINITY, '! notText'],
    [Number.NaN, '! notText'],
  ])('%j becomes %j', (input, value) => expect(parsed(field, input)).toBe(value));

  it('says how long is too long', () => {
    const run = () => field.type.parse('𠮷'.repeat(12), field, {} as never);
    expect(issueOf(run)).toEqual({ code: 'tooLong', parameters: { max: 10, length: 12 } });
  });

  it('keeps lines where lines are meant', () => {
    expect(parsed(longText('备注'), '一\n二')).toBe('一\n二');
    expect(parsed(longText('备注', { max: 3 }), '一二三四')).toBe('! tooLong');
  });

  it('is the same when read back, whatever it was', () => {
    fc.assert(
      fc.property(anyText, (input) => {
        const value = parsed(text('名称'), input);
        if (input.includes('\u0000')) {
          expect(value).toBe('! nulCharacter');
        } else {
          expect(String(value).isWellFormed()).toBe(true);
          expect(parsed(text('名称'), value)).toBe(value);
        }
      }),
    );
  });
});

describe('Characters', () => {
  it.each([
    ['', true],
    [' \u3000\t', true],
    ['\u200b\u200e \ufeff', true],
    ['👨\u200d👩', false],
    ['\u200b海', false],
  ])('of %j are nothing to see: %s', (text, blank) => expect(isBlank(text)).toBe(blank));

  it('are counted as people count them', () => {
    expect(characterCount('𠮷😀a龘')).toBe(4);
    expect(characterCount('')).toBe(0);
  });

  it('are made half as wide', () => {
    expect(halfWidth('１２３ＡＢｃ（）：；，．％＃　！～')).toBe('123ABc():;,.%# !~');
    expect(halfWidth('汉字。“”')).toBe('汉字。“”');
  });

  it('fold one to one', () => {
    expect(foldCase('ÀÉÎ ΑΒΓ АБВ ＡＢ ǅ')).toBe('àéî αβγ абв ａｂ ǆ');
    fc.assert(
      fc.property(anyText, (input) => {
        expect(characterCount(foldCase(input))).toBe(characterCount(input));
        expect(foldCase(foldCase(input))).toBe(foldCase(input));
      }),
    );
  });
});

describe('E-mail', () => {
  const field = email('邮箱');
  it.each([
    ['Zhou.Jianguo@HaiChuan-Meter.CN', 'zhou.jianguo@haichuan-meter.cn'],
    [' a+b@x.co ', 'a+b@x.co'],
    ['王五@例子.公司', '王五@例子.公司'],
    ['ａ＠ｂ．ｃｎ', 'a@b.cn'],
  ])('%j becomes %j', (input, value) => expect(parsed(field, input)).toBe(value));

  it.each([
    'abc',
    'a@b',
    'a b@c.cn',
    '@c.cn',
    'a@-c.cn',
    'a@c..cn',
    'a@c.cn,b@c.cn',
    '<a@c.cn>',
    'a@c.cn\nBcc: b@c.cn',
    `${'a'.repeat(250)}@c.cn`,
    7,
  ])('%j is none', (input) => expect(String(parsed(field, input))).toMatch(/^! /));
});

describe('Phone', () => {
  const field = phone('电话');
  it.each([
    ['0571-8816 2200', '0571-8816 2200'],
    ['(0571)88162200', '(0571)88162200'],
    ['（0571）8816－2200', '(0571)8816-2200'],
    ['+86 138 0571 0001', '+86 138 0571 0001'],
    ['１３８０５７１０００１', '13805710001'],
    ['400-820-8820转8012', '400-820-8820转8012'],
    ['13805710001/13905710002', '13805710001/13905710002'],
    [13_805_710_001, '13805710001'],
    ['110', '110'],
  ])('%j becomes %j', (input, value) => expect(parsed(field, input)).toBe(value));

  it.each(['12', '电话', '无', 'call me', '1.38E+10', '<1380571>', '1'.repeat(31), '138;drop', -5])(
    '%j is none',
    (input) => expect(parsed(field, input)).toBe('! notPhone'),
  );

  it('comes out of a spreadsheet without the decimals that Excel may add', () => {
    expect(imported(field, '13805710001.0')).toBe('13805710001');
  });

  it('is found by its digits', () => {
    expect(field.type.searchText?.('0571-8816 2200', field)).toContain('057188162200');
  });
});

describe('Web address', () => {
  const field = url('网站');
  it.each([
    ['haichuan.cn', 'https://haichuan.cn'],
    ['http://haichuan.cn:8080/a?b=c#d', 'http://haichuan.cn:8080/a?b=c#d'],
    ['haichuan.cn:8080/x', 'https://haichuan.cn:8080/x'],
    ['HTTPS://Haichuan.CN', 'HTTPS://Haichuan.CN'],
    ['https://海川.公司/产品', 'https://海川.公司/产品'],
    ['localhost:3000', 'https://localhost:3000'],
    ['192.168.1.7/admin', 'https://192.168.1.7/admin'],
  ])('%j becomes %j', (input, value) => expect(parsed(field, input)).toBe(value));

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'ftp://a.cn',
    'a b.cn',
    'abc',
    '1',
    '1.5',
    '999.1.1.1',
    '//evil.cn',
    'http:///evil.cn',
    'http://',
    'https://.cn',
    'http://a.cn:999999999/',
    'http://a.cn:port',
    'x'.repeat(2001),
  ])('%j is none', (input) => expect(String(parsed(field, input))).toMatch(/^! /));
});

describe('Rich text', () => {
  const field = richText('签名');
  it('is found and shown by its words', () => {
    const html = '<p>海川 &amp; 铁龙</p><ul><li>一</li><li>二&lt;三</li></ul>';
    expect(shown(field, html)).toBe('海川 & 铁龙\n一\n二<三');
    expect(field.type.searchText?.(html, field)).toContain('海川 & 铁龙');
  });

  it('takes plain text of a spreadsheet as text', () => {
    expect(imported(field, '1 < 2 & 3\n次行')).toBe('1 &lt; 2 &amp; 3<br>次行');
    expect(shown(field, imported(field, '&lt; <b>'))).toBe('&lt; <b>');
  });
});

describe('A secret', () => {
  const field = secret('密码', { max: 20 });
  it('never shows itself', () => {
    expect(shown(field, 'Correct-Horse-9')).not.toContain('Horse');
    expect(field.type.operators).toEqual([]);
    expect(field.type.schema(field)).toMatchObject({ writeOnly: true });
    expect(parsed(field, 'x'.repeat(21))).toBe('! tooLong');
  });
});
