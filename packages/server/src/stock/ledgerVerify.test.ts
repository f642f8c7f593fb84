import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openApplication, type TestApplication } from '../application.fixture.ts';
import { goods, warehouseNamed } from './stock.fixture.ts';

let app: TestApplication;
let meter: number;

beforeAll(async () => {
  app = await openApplication('ledger_verify');
  meter = await goods(app, '水表', await warehouseNamed(app.admin, '总仓', true), '10');
});
afterAll(() => app.close());

const verify = () =>
  promisify(execFile)(process.execPath, [join(import.meta.dirname, '../ledgerVerify.ts')], {
    env: { ...process.env, DATABASE_URL: app.databaseUrl, DATA_DIR: app.dataDirectory },
  });

test('INV-10 `npm run ledger:verify` says that stock is what its movements come to, and what is not', async () => {
  expect((await verify()).stdout).toContain('库存与流水一致');
  // As somebody whom no trigger stops.
  const url = new URL(inject('postgres'));
  url.pathname = new URL(app.databaseUrl).pathname;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await client.query('set session_replication_role = replica');
  await client.query(`update product set on_hand = 11 where id = ${meter}`);
  await client.end();
  const failed = (await verify().catch((error: unknown) => error)) as { code: number; stderr: string };
  expect(failed.code).toBe(1);
  expect(failed.stderr).toContain(`product.onHand ${meter}: 记录 / kept 11.0000, 应为 / should be 10.0000`);
});
