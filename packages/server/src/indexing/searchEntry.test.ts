import { defineModule, phone, Registry, text } from '@gejie/core';
import { describe, expect, test } from 'vitest';
import { testDepartment, testUser } from '../records/records.fixture.ts';
import { spellingsOf } from './pinyin.ts';
import { searchEntry } from './searchEntry.ts';
import { searchForm } from './searchForm.ts';
import { searchQuery } from './searchQuery.ts';

const shop = defineModule('shop', {
  label: '店',
  area: 'sales',
  title: 'name',
  number: 'S-{000}',
  fields: { name: text('名称'), phone: phone('电话', { search: true }), note: text('备注') },
  list: ['name'],
});
const module = new Registry([shop, testUser, testDepartment]).module('shop');
const entry = (values: Record<string, unknown>) => searchEntry(module, values);

/** As the database does it: all grams there, all words in one of the forms. */
function finds(values: Record<string, unknown>, q: string): boolean {
  const { text: held, grams } = entry(values);
  const query = searchQuery(q);
  if (!query) return false;
  const words = query.words.every(
    ({ form, grams: needed }) => held.includes(form) && needed.every((gram) => grams.includes(gram)),
  );
  return words || (query.digits !== null && held.includes(query.digits));
}

describe('a record is found by', () => {
  const huawei = { name: '华为技术有限公司', phone: '0571-8816 2200', number: 'S-002', note: '机密' };

  test.each(['华', '为', '华为', '技术有', '华为技术有限公司', '华为 技术', '公司 华'])(
    'its name: %s',
    (q) => {
      expect(finds(huawei, q)).toBe(true);
    },
  );
  test.each(['huawei', 'HUAWEI', 'uaweijis', 'hw', 'hwjs', 'wjs', 'h', 'gs'])('pinyin: %s', (q) => {
    expect(finds(huawei, q)).toBe(true);
  });
  test.each([
    '0571-8816',
    '88162200',
    '8816 2200',
    '162',
    '+86 0571-8816',
    '０５７１',
    'S-002',
    's-0',
    '002',
  ])('phone or number: %s', (q) => {
    expect(finds(huawei, q)).toBe(true);
  });
  test.each(['华力', 'hwx', '999', '机密', '%', '_', '\\', '龘', 'w%'])('nothing else: %s', (q) => {
    expect(finds(huawei, q)).toBe(false);
  });
  test.each([
    ['𠮷龘公司', '𠮷'],
    ['𠮷龘公司', '𠮷龘'],
    ['𠮷龘公司', 'dagong'],
    ['笑脸😀店', '😀'],
    ['100%_果汁\\店', '%'],
    ['100%_果汁\\店', '%_果'],
    ['100%_果汁\\店', '\\'],
    ['ＡＢＣ公司', 'abc'],
    ['Ünïted Ltd', 'ünï'],
    ['Москва', 'моск'],
    ['3M中国', '3m'],
    ['3M中国', '3mzg'],
    ['阿里巴巴(中国)', '(中国'],
  ])('rare characters, signs and other scripts: %s by %s', (name, q) => {
    expect(finds({ name }, q)).toBe(true);
  });
});

test('characters of several readings are found by each of them', () => {
  const ways = (name: string) => spellingsOf(name).map(({ full }) => full);
  expect(ways('重庆')).toEqual(['chongqing', 'zhongqing']);
  expect(ways('长城')).toContain('changcheng');
  expect(ways('绿地')).toEqual(['lvdi', 'ludi']);
  expect(ways('Apple')).toEqual([]);
  expect(spellingsOf('重庆长安银行乐园'.repeat(20)).length).toBeLessThanOrEqual(4);
});

test('the form of a part is a part of the form, whatever the characters', () => {
  const whole = 'İıẞΣς ＡＢ　\u0000\u{10FFFF}\uE000中𠮷';
  const characters = [...whole];
  expect(searchForm(whole)).toBe(characters.map(searchForm).join(''));
});

test('no value can pretend to be a line of another field', () => {
  const { text: held } = entry({ name: '甲\n\uE123\uF456乙', phone: '123' });
  expect(held.split('\n')).toHaveLength(2);
});

test('an absurdly long value costs no more than its beginning', () => {
  const { text: held, grams } = entry({ name: '长'.repeat(100_000), phone: '1'.repeat(50) });
  expect(held.length).toBeLessThan(20_000);
  expect(grams.length).toBeLessThan(200);
});

test('a query that is only spaces and controls asks for nothing', () => {
  expect(searchQuery(' \u0000\t　')).toBeNull();
  expect(searchQuery('x'.repeat(100_000))?.form.length).toBeLessThanOrEqual(100);
});
