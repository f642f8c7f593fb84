import { afterAll, beforeAll, expect, test } from 'vitest';
import { allRights, type Client, openApplication, type TestApplication } from '../application.fixture.ts';
import { imported } from './import.fixture.ts';

let app: TestApplication;
let boss: Client;

beforeAll(async () => {
  app = await openApplication('dry_run');
  boss = await app.person('importer', { rights: allRights });
});
afterAll(() => app.close());

const csv = (text: string) => ({ name: '客户.csv', bytes: text });

test('a dry run counts what would come of the rows, and changes nothing (PLT-11)', async () => {
  const before = await boss.get<{ count: { value: number } }>('/api/accounts', { query: { count: '1' } });
  await imported(boss, 'accounts', csv('客户名称\n试算甲\n试算乙\n'), { duplicates: 'create' });
  await imported(boss, 'accounts', csv('客户名称\n试算乙\n'), { duplicates: 'create' });
  const rows = csv('客户名称,电话\n试算甲,02161234567\n试算乙,02161234568\n试算丙,不是电话\n试算丁,\n');
  const dry = (duplicates: 'skip' | 'update' | 'create') =>
    imported(boss, 'accounts', rows, { duplicates, match: ['name'], dryRun: true });
  const all = { state: 'done', total: 4, done: 4 };
  expect(await dry('skip')).toMatchObject({ ...all, created: 1, updated: 0, skipped: 2, failed: 1 });
  expect(await dry('update')).toMatchObject({ ...all, created: 1, updated: 1, skipped: 0, failed: 2 });
  expect(await dry('create')).toMatchObject({ ...all, created: 3, updated: 0, skipped: 0, failed: 1 });
  const after = await boss.get<{ count: { value: number } }>('/api/accounts', { query: { count: '1' } });
  expect(after.body.count.value).toBe(before.body.count.value + 3);
});
