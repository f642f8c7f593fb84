import { describe, expect, it } from 'vitest';
import { address } from './address.ts';
import { autoNumber } from './autoNumber.ts';
import { context, imported, parsed, shown } from './fields.fixture.ts';
import { file } from './file.ts';
import { image } from './image.ts';
import { link } from './link.ts';
import { linkAny } from './linkAny.ts';
import { linkMany, linkManyType } from './linkMany.ts';
import { links } from './links.ts';
import { formatNumber } from './numberPattern.ts';
import { rights } from './rights.ts';

describe('A reference', () => {
  const field = link('account', '客户');
  it.each([
    [7, 7],
    ['7', 7],
    [{ id: 7, label: '海川' }, 7],
    [{ id: '7' }, 7],
    [0, '! notReference'],
    [-7, '! notReference'],
    [1.5, '! notReference'],
    [2 ** 53, '! notReference'],
    ['7; drop table', '! notReference'],
    ['9'.repeat(16), '! notReference'],
    ['海川', '! notReference'],
    [{}, '! notReference'],
    [{ id: { id: 7 } }, '! notReference'],
    [[7], '! notReference'],
    [true, '! notReference'],
  ])('%j becomes %j', (input, value) => expect(parsed(field, input)).toBe(value));

  it('is looked up by what stands in a cell', () => {
    expect(field.type.fromText('海川', field, context)).toEqual({ named: '海川' });
    expect(field.type.refersTo).toBe('one');
  });

  it('to a file is an id as well, and can’t come from a cell', () => {
    expect(parsed(file('附件'), 7)).toBe(7);
    expect(imported(image('照片'), 'me.png')).toBe('! notFile');
  });
});

describe('Several references', () => {
  const field = links('contact', '参与人');
  it('are kept in order, each once', () => {
    expect(parsed(field, [3, { id: 1 }, '3', 2])).toEqual([3, 1, 2]);
    expect(
      parsed(
        field,
        Array.from({ length: 501 }, (_, index) => index + 1),
      ),
    ).toBe('! tooMany');
    expect(parsed(field, 3)).toBe('! notList');
    expect(parsed(field, [3, null])).toBe('! notReference');
  });
  it('are parted in a cell', () => {
    expect(field.type.fromText('周敏、 王雅宁;;陈浩', field, context)).toEqual([
      { named: '周敏' },
      { named: '王雅宁' },
      { named: '陈浩' },
    ]);
  });
});

describe('A reference to any of several modules', () => {
  const field = linkAny(['account', 'contact'], '推荐人');
  it.each([
    [
      { module: 'accounts', id: 7 },
      { module: 'accounts', id: 7 },
    ],
    [
      { module: 'price-books', id: '7', label: 'x' },
      { module: 'price-books', id: 7 },
    ],
    [{ module: 'accounts' }, '! notReference'],
    [{ id: 7 }, '! notReference'],
    [{ module: 'Accounts', id: 7 }, '! notReference'],
    [{ module: 'accounts:1', id: 7 }, '! notReference'],
    [{ module: ['accounts'], id: 7 }, '! notReference'],
    ['accounts:7', '! notReference'],
    [7, '! notReference'],
    [[], '! notReference'],
  ])('%j becomes %j', (input, value) => expect(parsed(field, input)).toEqual(value));

  it('goes into its column and comes out again', () => {
    const { toColumn, fromColumn } = field.type;
    expect(toColumn?.({ module: 'price-books', id: 7 })).toBe('price-books:7');
    expect(fromColumn?.('price-books:7', field)).toEqual({ module: 'price-books', id: 7 });
  });
});

describe('An address', () => {
  const field = address('地址');
  it.each([
    [
      { city: ' 杭州市 ', street: '江陵路' },
      { city: '杭州市', street: '江陵路' },
    ],
    [{ postcode: 310_052 }, { postcode: '310052' }],
    [{ province: null, city: undefined, street: '路' }, { street: '路' }],
    [{}, null],
    [{ province: '', city: '  ' }, null],
    [{ planet: '火星' }, '! notAddress'],
    [JSON.parse('{"__proto__": "x"}'), '! notAddress'],
    ['浙江省杭州市', '! notAddress'],
    [['浙江省'], '! notAddress'],
    [{ street: '路'.repeat(201) }, '! tooLong'],
    [{ street: {} }, '! notText'],
  ])('%j becomes %j', (input, value) => expect(parsed(field, input)).toEqual(value));

  it.each([
    [
      '浙江省杭州市滨江区江陵路1760号',
      { province: '浙江省', city: '杭州市', district: '滨江区', street: '江陵路1760号' },
    ],
    [
      '北京市朝阳区望京街1号 100102',
      { province: '北京市', district: '朝阳区', street: '望京街1号', postcode: '100102' },
    ],
    ['内蒙古自治区呼和浩特市新城区', { province: '内蒙古自治区', city: '呼和浩特市', district: '新城区' }],
    ['广东省东莞市长安镇德政中路9号', { province: '广东省', city: '东莞市', street: '长安镇德政中路9号' }],
    ['10 Downing Street, London', { street: '10 Downing Street, London' }],
  ])('a cell %j becomes %j', (cell, value) => expect(imported(field, cell)).toEqual(value));

  it('is read again as it is shown', () => {
    const value = {
      province: '浙江省',
      city: '杭州市',
      district: '滨江区',
      street: '江陵路1760号',
      postcode: '310052',
    };
    expect(shown(field, value)).toBe('浙江省 杭州市 滨江区 江陵路1760号 310052');
    expect(imported(field, shown(field, value))).toEqual(value);
  });

  it('takes no time, however odd the text', () => {
    const before = performance.now();
    for (const text of [
      '省'.repeat(1e5),
      '市区县'.repeat(1e5),
      ' '.repeat(1e5),
      '1'.repeat(1e5),
      'a 1'.repeat(1e5),
    ])
      expect(imported(field, text), text.slice(0, 5)).not.toBeUndefined();
    expect(performance.now() - before).toBeLessThan(1000);
  });
});

describe('Links to several records of several modules', () => {
  const field = linkMany(['user', 'contact'], '参与人');
  it.each([
    [[{ module: 'users', id: 7 }], [{ module: 'users', id: 7 }]],
    [
      [
        { module: 'users', id: '7', label: '王亚宁' },
        { module: 'contacts', id: 7 },
        { module: 'users', id: 7 },
      ],
      [
        { module: 'users', id: 7 },
        { module: 'contacts', id: 7 },
      ],
    ],
    [{ module: 'users', id: 7 }, '! notList'],
    [[7], '! notReference'],
    [[{ module: 'Users', id: 7 }], '! notReference'],
    [Array.from({ length: 201 }, (_, id) => ({ module: 'users', id: id + 1 })), '! tooMany'],
  ])('%j becomes %j (CAL-01)', (input, value) => expect(parsed(field, input)).toEqual(value));

  it('are kept as text and read back', () => {
    const value = [
      { module: 'users', id: 7 },
      { module: 'contacts', id: 9 },
    ];
    expect(linkManyType.toColumn?.(value)).toEqual(['users:7', 'contacts:9']);
    expect(linkManyType.fromColumn?.(['users:7', 'contacts:9'], field)).toEqual(value);
  });
});

describe('Rights', () => {
  const field = rights('权限');
  it.each([
    [{ '*': { see: 'all', create: true } }, { '*': { see: 'all', create: true } }],
    [{ 'price-books': { fields: { price: 'hidden' } } }, { 'price-books': { fields: { price: 'hidden' } } }],
    [{}, {}],
    [{ accounts: { see: 'everything' } }, '! notRights'],
    [{ accounts: { create: 'yes' } }, '! notRights'],
    [{ accounts: { fly: true } }, '! notRights'],
    [{ accounts: { fields: { price: 'secret' } } }, '! notRights'],
    [{ accounts: { fields: { 'a b': 'read' } } }, '! notRights'],
    [{ Accounts: {} }, '! notRights'],
    [{ accounts: [] }, '! notRights'],
    [JSON.parse('{"__proto__": {"see": "all"}}'), '! notRights'],
    ['all', '! notRights'],
    [[], '! notRights'],
  ])('%j becomes %j', (input, value) => expect(parsed(field, input)).toEqual(value));

  it('come from a cell as JSON, or not at all', () => {
    expect(imported(field, '{"*":{"see":"own"}}')).toEqual({ '*': { see: 'own' } });
    expect(imported(field, 'all of them')).toBe('! notRights');
  });
});

describe('An automatic number', () => {
  it('fills its pattern', () => {
    expect(formatNumber('OPP-{00000}', 42, '2026-11-23')).toBe('OPP-00042');
    expect(formatNumber('SO-{YYYY}{MM}-{000}', 12_345, '2026-11-23')).toBe('SO-202611-12345');
    expect(autoNumber('编号', 'A-{0}').type.computed).toBe(true);
  });
});
