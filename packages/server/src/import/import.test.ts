import type { AnsweredRecord, ListAnswer } from '@gejie/core';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allRights, type Client, openApplication, type TestApplication } from '../application.fixture.ts';
import { imported, jobEnded, previewed, sendImport } from './import.fixture.ts';

let app: TestApplication;
let boss: Client;
let anna: Client & { id: number };

beforeAll(async () => {
  app = await openApplication('import');
  boss = app.admin;
  anna = await app.person('anna', { rights: allRights });
});

afterAll(() => app.close());

const find = async (path: string, query: string) =>
  (await boss.get<ListAnswer>(`/api/${path}?${query}`)).body.records;
const named = async (name: string) => {
  const [record] = await find('accounts', `where=${encodeURIComponent(JSON.stringify({ name }))}`);
  return record as AnsweredRecord;
};
const csv = (text: string, name = '客户.csv') => ({ name, bytes: iconv.encode(text, 'utf8') });

test('a GBK file becomes records: choices by name, owners by name or login, digits of any width', async () => {
  const bytes = iconv.encode(
    '公司名称,联系电话,业务员,所属行业,成立日期,注册资本,颜色\r\n' +
      '导入一号公司,０５７１-88１6,anna,制造业,2019/3/5,"￥1,280.50元",红\r\n' +
      '\r\n' +
      '导入二号公司,,boss,,43529,,\r\n',
    'gb18030',
  );
  const preview = await previewed(boss, 'accounts', { name: '客户.csv', bytes });
  expect(preview).toMatchObject({ encoding: 'gbk', total: 2, examined: 2, sheets: [], sheet: null });
  expect(preview.mapping).toEqual({
    公司名称: 'name',
    联系电话: 'phone',
    业务员: 'owner',
    所属行业: 'industry',
    成立日期: 'foundedOn',
    注册资本: 'registeredCapital',
    颜色: null,
  });
  const job = await imported(boss, 'accounts', { name: '客户.csv', bytes });
  expect(job).toMatchObject({
    kind: 'import',
    module: 'accounts',
    state: 'done',
    done: 2,
    total: 2,
    created: 2,
    failed: 0,
  });
  expect(await named('导入一号公司')).toMatchObject({
    phone: '0571-8816',
    industry: 'manufacturing',
    owner: { id: anna.id, label: 'anna' },
    foundedOn: '2019-03-05',
    registeredCapital: '1280.50',
  });
  expect(await named('导入二号公司')).toMatchObject({ foundedOn: '2019-03-05', owner: { label: 'boss' } });
});

test('a preview says what is wrong in which cell, in the language of whoever asks', async () => {
  const text = '客户名称,电话,负责人,类型\n预览公司,abc,没有这个人,外星人\n,123456,,\n长,1,2,3,多出来\n';
  const zh = await previewed(boss, 'accounts', csv(text));
  expect(zh).toMatchObject({ total: 3, faulty: 3, examined: 3 });
  expect(zh.preview[0]).toMatchObject({ row: 2, cells: { 客户名称: '预览公司', 电话: 'abc' } });
  expect(zh.preview[0]?.errors).toEqual([
    { column: '类型', message: '“外星人”不在可选项中' },
    { column: '负责人', message: '找不到“没有这个人”' },
    { column: '电话', message: '不是有效的电话号码' },
  ]);
  expect(zh.preview[1]?.errors).toEqual([{ column: '客户名称', message: '必填' }]);
  expect(zh.preview[2]?.errors[0]).toMatchObject({ column: '' });
  const john = await app.person('john', { rights: allRights, language: 'en' });
  const en = await previewed(john, 'accounts', csv(text));
  expect(en.preview[0]?.errors.map(({ message }) => message)).toContain('“没有这个人” was not found');
  expect(await named('预览公司')).toBeUndefined();
});

test('a mapping is remembered for files with the same columns, for the same user', async () => {
  const text = '甲列,乙列\n记住公司,12345\n';
  const mapping = { 甲列: 'name', 乙列: 'phone' };
  expect((await previewed(boss, 'accounts', csv(text))).mapping).toEqual({ 甲列: null, 乙列: null });
  await imported(boss, 'accounts', csv(text), { mapping });
  expect((await previewed(boss, 'accounts', csv('乙列,甲列\n1,2\n'))).mapping).toEqual(mapping);
  expect((await previewed(anna, 'accounts', csv(text))).mapping).toEqual({ 甲列: null, 乙列: null });
});

test('rows that are there already are skipped, updated or made again; so are rows alike within the file', async () => {
  const text = (phone: string) =>
    `客户名称,电话,网站\n重复公司,${phone}1,\n新公司${phone},${phone}2,\n重复公司,${phone}3,example.com\n`;
  const created = await imported(boss, 'accounts', csv(text('1000')), {
    duplicates: 'skip',
    match: ['name'],
  });
  expect(created).toMatchObject({ created: 2, updated: 0, skipped: 1, failed: 0 });
  const skipped = await imported(boss, 'accounts', csv(text('2000')), {
    duplicates: 'skip',
    match: ['name'],
  });
  expect(skipped).toMatchObject({ created: 1, updated: 0, skipped: 2 });
  const updated = await imported(boss, 'accounts', csv(text('3000')), {
    duplicates: 'update',
    match: ['name'],
  });
  expect(updated).toMatchObject({ created: 1, updated: 2, skipped: 0 });
  expect(await named('重复公司')).toMatchObject({ phone: '30003', website: 'https://example.com' });
  const again = await imported(boss, 'accounts', csv(text('4000')), { duplicates: 'create' });
  expect(again).toMatchObject({ created: 3, updated: 0, skipped: 0 });
  const unclear = await imported(boss, 'accounts', csv(text('5000')), {
    duplicates: 'update',
    match: ['name'],
  });
  expect(unclear).toMatchObject({ created: 1, updated: 0, failed: 2 });
  const preview = await previewed(boss, 'accounts', csv(text('5000')), {
    duplicates: 'skip',
    match: ['name'],
  });
  expect(preview.preview.map(({ duplicateOf }) => duplicateOf?.label ?? null)).toEqual([
    '重复公司',
    '新公司5000',
    '重复公司',
  ]);
});

test('rows that fail come back as a file that can be corrected and given again', async () => {
  const bytes = Buffer.from(
    await writeXlsx({
      sheets: [
        {
          name: '客户',
          rows: [
            ['客户名称', '电话', '颜色'],
            ['失败公司', '不是电话', '红'],
            ['成功公司', 123456, '蓝'],
          ],
        },
      ],
    }),
  );
  const job = await imported(boss, 'accounts', { name: '名单.xlsx', bytes });
  expect(job).toMatchObject({ state: 'done', created: 1, failed: 1 });
  const answer = await app.http.inject({ url: job.failedRows ?? '', headers: { cookie: boss.cookie ?? '' } });
  const sheet = (await readXlsx(answer.rawPayload)).sheets[0]?.rows ?? [];
  expect(sheet).toEqual([
    ['客户名称', '电话', '颜色', '未导入原因'],
    ['失败公司', '不是电话', '红', '电话：不是有效的电话号码'],
  ]);
  expect((await anna.get(job.failedRows ?? '')).status).toBe(404);
  const corrected = Buffer.from(
    await writeXlsx({
      sheets: [
        { name: 'x', rows: sheet.map((row) => row.map((cell) => (cell === '不是电话' ? '654321' : cell))) },
      ],
    }),
  );
  expect(await imported(boss, 'accounts', { name: '名单.xlsx', bytes: corrected })).toMatchObject({
    created: 1,
    failed: 0,
  });
  expect(await named('失败公司')).toMatchObject({ phone: '654321' });
});

test('an import is taken back: new records go, old values return unless somebody changed them since', async () => {
  await imported(boss, 'accounts', csv('客户名称,电话,网站\n旧公司,11111,old.example.com\n'));
  const before = await named('旧公司');
  const job = await imported(
    boss,
    'accounts',
    csv('客户名称,电话,网站\n旧公司,22222,new.example.com\n旧公司,33333,\n会撤回公司,1234,\n'),
    { duplicates: 'update', match: ['name'] },
  );
  expect(job).toMatchObject({ created: 1, updated: 2 });
  await boss.patch(`/api/accounts/${before.id}`, { website: 'https://mine.example.com' });
  expect((await anna.post(`/api/jobs/${job.id}/undo`)).status).toBe(404);
  const undo = await boss.post<{ job: number }>(`/api/jobs/${job.id}/undo`);
  expect(undo.status).toBe(202);
  expect(await jobEnded(boss, undo.body.job)).toMatchObject({
    kind: 'importUndo',
    state: 'done',
    done: 2,
    total: 2,
    updated: 2,
  });
  expect(await named('旧公司')).toMatchObject({ phone: '11111', website: 'https://mine.example.com' });
  expect(await named('会撤回公司')).toBeUndefined();
  const bin = await find(
    'accounts',
    `deleted=1&where=${encodeURIComponent(JSON.stringify({ name: '会撤回公司' }))}`,
  );
  expect(bin).toHaveLength(1);
  expect((await boss.post(`/api/jobs/${job.id}/undo`)).status).toBe(409);
});

test('what somebody has worked on since stays when an import is taken back', async () => {
  const job = await imported(boss, 'accounts', csv('客户名称\n有人改过公司\n有人跟进公司\n没人动过公司\n'));
  const [changed, commented] = [await named('有人改过公司'), await named('有人跟进公司')];
  await anna.patch(`/api/accounts/${changed.id}`, { phone: '12345' });
  await anna.post(`/api/accounts/${commented.id}/comments`, { text: '已电话联系', mentions: [] });
  const { body } = await boss.post<{ job: number }>(`/api/jobs/${job.id}/undo`);
  expect(await jobEnded(boss, body.job)).toMatchObject({ state: 'done', done: 3, updated: 1, failed: 2 });
  expect(await named('有人改过公司')).toMatchObject({ id: changed.id, phone: '12345' });
  expect(await named('有人跟进公司')).toMatchObject({ id: commented.id });
  expect(await named('没人动过公司')).toBeUndefined();
});

test('a preview tells nothing of values in records out of sight. ACC-08', async () => {
  const own = { see: 'own', edit: 'own', create: true, import: true } as const;
  const seller = await app.person('seller', { rights: { '*': own } });
  const { body } = await boss.post<AnsweredRecord>('/api/accounts', { name: '保密大客户' });
  const deal = { name: '保密商机', account: body.id, amount: '888', closeDate: '2030-01-01' };
  expect((await boss.post('/api/opportunities', deal)).status).toBe(201);
  const twins = async (path: string, head: string, row: string, match: string[]) => {
    const preview = await previewed(seller, path, csv(`${head}\n${row}\n`), { match });
    return preview.preview.map(({ duplicateOf }) => duplicateOf ?? null);
  };
  for (const row of ['保密商机,888', '保密商机,999'])
    expect(await twins('opportunities', '商机名称,预计金额', row, ['name', 'amount'])).toEqual([null]);
  // Whether there is such a customer is told to whoever makes one.
  expect(await twins('accounts', '客户名称', '保密大客户', ['name'])).toEqual([{ id: 0, label: null }]);
});

test('what leaves as an export comes back as an import', async () => {
  await imported(boss, 'accounts', csv('客户名称,电话,备注\n往返公司,+86 571 1234,=1+1\n'));
  const where = encodeURIComponent(JSON.stringify({ name: '往返公司' }));
  for (const format of ['csv', 'xlsx', 'csv&encoding=gbk']) {
    const url = `/api/accounts/export?format=${format}&where=${where}`;
    const file = await app.http.inject({ url, headers: { cookie: boss.cookie ?? '' } });
    expect(file.statusCode).toBe(200);
    const { id } = await named('往返公司');
    await boss.patch(`/api/accounts/${id}`, { phone: '99999', description: '改过' });
    const job = await imported(
      boss,
      'accounts',
      { name: `客户.${format.slice(0, 4)}`, bytes: file.rawPayload },
      {
        duplicates: 'update',
        match: ['name'],
      },
    );
    expect(job).toMatchObject({ state: 'done', updated: 1, failed: 0 });
    expect(await named('往返公司')).toMatchObject({ phone: '+86 571 1234', description: '=1+1' });
  }
});

test('references are found by name or number; what is not clear is said', async () => {
  await imported(boss, 'accounts', csv('客户名称\n唯一公司\n双胞胎\n双胞胎\n'), { duplicates: 'create' });
  const { number } = await named('唯一公司');
  const job = await imported(
    boss,
    'contacts',
    csv(
      `姓名,公司名称,手机\n甲人,唯一公司,13800138000\n乙人,${number},13800138001\n丙人,双胞胎,1\n丁人,没有,13800138003\n`,
      '人.csv',
    ),
  );
  expect(job).toMatchObject({ created: 2, failed: 2 });
  const people = await find(
    'contacts',
    `where=${encodeURIComponent(JSON.stringify({ 'account.name': '唯一公司' }))}`,
  );
  expect(people.map(({ name }) => name).sort()).toEqual(['乙人', '甲人'].sort());
  const file = await app.http.inject({ url: job.failedRows ?? '', headers: { cookie: boss.cookie ?? '' } });
  expect(file.payload).toContain('有多条名为“双胞胎”的记录');
  expect(file.payload).toContain('找不到“没有”');
});

test('what cannot be an import is refused in words', async () => {
  const start = async (file: { name: string; bytes: Buffer | string }, options = {}, client: Client = boss) =>
    (await sendImport(client, 'accounts', file, options)).status;
  expect(await start({ name: 'a.pdf', bytes: '%PDF-1.7 nonsense' })).toBe(415);
  expect(await start({ name: 'a.xls', bytes: Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3, 4]) })).toBe(415);
  expect(await start(csv('a\n1\n'), { mapping: { a: 'nonsense' } })).toBe(422);
  expect(await start(csv('a\n1\n'), { mapping: { a: 'contactCount' } })).toBe(422);
  expect(await start(csv('a\n1\n'), { encoding: 'ebcdic' } as never)).toBe(400);
  expect(await start(csv('a,b\n1,2\n'), { mapping: { a: 'name', b: 'name' } })).toBe(400);
  const without = await app.person('without', { rights: { '*': { see: 'all', create: true } } });
  expect(await start(csv('客户名称\n1\n'), {}, without)).toBe(403);
  const nothing = await imported(boss, 'accounts', csv('颜色\n红\n'));
  expect(nothing).toMatchObject({ state: 'failed', error: '没有任何一列对应到字段' });
  const broken = await imported(boss, 'accounts', {
    name: 'x.xlsx',
    bytes: Buffer.from('PK\u0003\u0004broken'),
  });
  expect(broken).toMatchObject({ state: 'failed' });
  expect(broken.error).toContain('XLSX');
  const open = await imported(
    boss,
    'accounts',
    csv(`客户名称,电话\n好公司,1\n"没有结束,${'x'.repeat(100)}\n`),
  );
  expect(open).toMatchObject({ state: 'failed', created: 0 });
  expect(await named('好公司')).toBeUndefined();
});
