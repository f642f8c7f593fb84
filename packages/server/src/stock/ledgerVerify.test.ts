import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openApplication, type TestApplication } from '../application.fixture.ts';
import { act, linesOf, traders } from './documents.fixture.ts';
import { goods, warehouseNamed } from './stock.fixture.ts';

let app: TestApplication;
let meter: number;
let pump: number;

beforeAll(async () => {
  app = await openApplication('ledger_verify');
  const main = await warehouseNamed(app.admin, '总仓', true);
  meter = await goods(app, '水表', main, '10');
  pump = await goods(app, '水泵', main, '3', { serialTracked: true });
  for (const serial of ['P-1', 'P-2', 'P-3'])
    await app.admin.post('/api/serial-numbers', { serial, product: pump, warehouse: main });
  const { account } = await traders(app);
  const sold = { name: '一台', account, lines: linesOf([pump, '1']) };
  const { body } = await app.admin.post<{ id: number; lines: { id: number }[] }>('/api/invoices', sold);
  const shipped = { serials: [{ line: body.lines[0]?.id, serials: ['P-3'] }] };
  expect((await act(app.admin, 'invoices', body.id, 'ship', shipped)).status).toBe(200);
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
  await client.query(
    `update serial_number set state = 'inStock', warehouse = (select warehouse from stock_level where product = ${pump})
     where serial = 'P-3'`,
  );
  await client.end();
  const failed = (await verify().catch((error: unknown) => error)) as { code: number; stderr: string };
  expect(failed.code).toBe(1);
  // A piece that is not there was numbered on the side.
  expect(failed.stderr).toMatch(new RegExp(`serialNumber ${pump} \\d+: 记录 / kept 3, 应为 / should be 2`));
  expect(failed.stderr).toContain(`product.onHand ${meter}: 记录 / kept 11.0000, 应为 / should be 10.0000`);
});
