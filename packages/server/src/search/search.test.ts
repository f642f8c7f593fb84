import type { SearchAnswer } from '@gejie/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Session } from '../access/session.ts';
import { allRights, openRecordBench, ownRights, type RecordBench } from '../records/records.fixture.ts';
import { createSearchService } from './createSearchService.ts';
import type { SearchService } from './searchService.ts';

let bench: RecordBench;
let boss: Session;
let mate: Session;
let search: SearchService;

beforeAll(async () => {
  bench = await openRecordBench();
  boss = await bench.person('老板', { rights: allRights });
  mate = await bench.person('同事', { rights: ownRights });
  search = createSearchService({
    database: bench.database,
    records: bench.records,
    registry: () => bench.registry(),
    clock: () => bench.clock.now,
  });
  const firms = await bench.records.saveBatch(
    boss,
    'firm',
    [
      { name: '深圳华为云技术', phone: '0755-1000' },
      { name: '华为技术有限公司', phone: '0755-2878 0808', secretNote: '暗号天王' },
      { name: '华为', phone: '0571-8816 2200' },
      { name: '重庆银行', phone: '13800138000' },
      { name: '𠮷龘😀公司' },
      { name: '100%果汁_\\店' },
    ].map((values) => ({ values })),
  );
  await bench.records.create(boss, 'deal', { name: '华为服务器', firm: firms[1]?.id });
  await bench.records.create(mate, 'firm', { name: '华为同事的' });
});

afterAll(() => bench.close());

const found = async (session: Session, q: string, modules?: string[], limit?: number) =>
  (await search.search(session, q, modules, limit)).groups;
const labels = (groups: SearchAnswer['groups'], path = 'firms') =>
  groups.find(({ module }) => module === path)?.records.map(({ label }) => label) ?? [];

test('the best come first: the name itself, names that begin so, words and spellings, the rest', async () => {
  expect(labels(await found(boss, '华为'))).toEqual([
    '华为',
    '华为同事的',
    '华为技术有限公司',
    '深圳华为云技术',
  ]);
  expect(labels(await found(boss, 'hwjs'))).toEqual(['华为技术有限公司']);
  expect(labels(await found(boss, 'huawei'))).toHaveLength(4);
  expect(labels(await found(boss, 'hw'))).toContain('深圳华为云技术');
});

test.each([
  ['云', '深圳华为云技术'],
  ['28780808', '华为技术有限公司'],
  ['2878 0808', '华为技术有限公司'],
  ['zhongqing', '重庆银行'],
  ['cqyh', '重庆银行'],
  ['𠮷', '𠮷龘😀公司'],
  ['龘', '𠮷龘😀公司'],
  ['😀', '𠮷龘😀公司'],
  ['%果', '100%果汁_\\店'],
  ['_', '100%果汁_\\店'],
  ['\\', '100%果汁_\\店'],
  ['银行 138', '重庆银行'],
])('%s finds %s', async (q, label) => {
  expect(labels(await found(boss, q))).toEqual([label]);
});

test('results stand by module, with a second fact: what matched, or where it belongs', async () => {
  const groups = await found(boss, '华为');
  expect(groups.map(({ module }) => module)).toEqual(['firms', 'deals']);
  expect(groups[1]?.records[0]).toMatchObject({ label: '华为服务器', hint: '华为技术有限公司' });
  const [byPhone] = (await found(boss, '8816'))[0]?.records ?? [];
  expect(byPhone).toMatchObject({ label: '华为', hint: '0571-8816 2200' });
  const number = String((await bench.records.find(boss, 'firm', { q: '重庆' })).records[0]?.number);
  expect(labels(await found(boss, number))).toEqual(['重庆银行']);
  expect(labels(await found(boss, '华为', ['deals']), 'deals')).toEqual(['华为服务器']);
  expect(await found(boss, '华为', ['nonsense'])).toEqual([]);
  expect(labels(await found(boss, '华为', undefined, 2))).toHaveLength(2);
});

test('nobody finds what is out of sight, neither the record nor by a hidden field', async () => {
  expect(labels(await found(mate, '华为'))).toEqual(['华为同事的']);
  expect(labels(await found(boss, '天王'))).toEqual(['华为技术有限公司']);
  const blind = await bench.person('盲', {
    rights: { '*': { ...allRights['*'], fields: { secretNote: 'hidden', phone: 'hidden' } } },
  });
  for (const q of ['天王', '暗号', '13800138000', '138', '8816'])
    expect(labels(await found(blind, q))).toEqual([]);
  expect(labels(await found(blind, '重庆'))).toEqual(['重庆银行']);
  expect((await found(blind, '重庆'))[0]?.records[0]?.hint).not.toContain('138');
  const none = await bench.person('无', { rights: {} });
  expect(labels(await found(none, '华为'))).toEqual([]);
});

test('a change is found at once, and what is deleted no more', async () => {
  const { id } = await bench.records.create(boss, 'firm', { name: '旧名字' });
  await bench.records.update(boss, 'firm', id, { name: '新招牌' });
  expect(labels(await found(boss, '旧名'))).toEqual([]);
  expect(labels(await found(boss, 'xinzhaopai'))).toEqual(['新招牌']);
  await bench.records.remove(boss, 'firm', id);
  expect(labels(await found(boss, '新招'))).toEqual([]);
  await bench.records.restore(boss, 'firm', id);
  expect(labels(await found(boss, '新招'))).toEqual(['新招牌']);
});

test('nonsense finds nothing and breaks nothing', async () => {
  for (const q of ['', ' ', '\u0000', "'; drop table firm; --", '('.repeat(200), '\uE000\uE001', '\ud800'])
    expect(labels(await found(boss, q))).toEqual([]);
});

test('what few may see is found among the many that others keep under such names, however many these are', async () => {
  const many = (name: string, count: number) =>
    bench.records.saveBatch(
      boss,
      'firm',
      Array.from({ length: count }, (_, index) => ({ values: { name: `${name}${index}` } })),
    );
  await many('瀚海', 60);
  await bench.records.create(mate, 'firm', { name: '东方瀚海之星' });
  expect(labels(await found(mate, '瀚海'))).toEqual(['东方瀚海之星']);
  await many('鲲鹏', 210);
  await bench.records.create(mate, 'firm', { name: '西部鲲鹏之翼' });
  expect(labels(await found(mate, '鲲鹏'))).toEqual(['西部鲲鹏之翼']);
  expect(labels(await found(boss, '鲲鹏'))).toHaveLength(8);
});
