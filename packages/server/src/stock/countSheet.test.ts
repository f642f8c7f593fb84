import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApplication, type TestApplication } from '../application.fixture.ts';
import { imported, previewed } from '../import/import.fixture.ts';
import { goods, warehouseNamed } from './stock.fixture.ts';

let app: TestApplication;
beforeAll(async () => {
  app = await openApplication('count_sheet');
});
afterAll(() => app.close());

interface Line {
  name: string;
  counted: string | null;
}

/** Counted on paper and typed into a sheet, as clerks do. */
const sheet = (...rows: string[]) => ({
  name: '盘点.csv',
  bytes: ['盘点单,产品编码,实盘数量,说明', ...rows].join('\r\n'),
});

describe('INV-10 A count sheet that was filled in outside', () => {
  test('fills in the lines of its own stock-take; what is wrong or said twice comes back', async () => {
    const main = await warehouseNamed(app.admin, '总仓', true);
    const codes = { A1: '阀门', B2: '水表', C3: '螺母' };
    for (const [code, name] of Object.entries(codes)) await goods(app, name, main, '10', { code });
    const take = async () => {
      const { body } = await app.admin.post<{ id: number; number: string }>('/api/stock-takes', {
        subject: '盘点',
      });
      expect((await app.admin.post(`/api/stock-takes/${body.id}/sheet`, {})).status).toBe(200);
      return body;
    };
    const [earlier, mine] = [await take(), await take()];
    const lines = async ({ id }: { id: number }) => {
      const url = `/api/stock-takes/${id}/related/counts?sort=name`;
      const { records } = (await app.admin.get<{ records: Line[] }>(url)).body;
      return Object.fromEntries(records.map(({ name, counted }) => [name, counted]));
    };
    const of = mine.number;
    const file = sheet(
      `${of},A1,８．５,`,
      `${of},X9,4,没有这个编码`,
      `${of},A1,9,又数了一遍`,
      `${of},B2,-3,`,
      `,C3,7,没写盘点单`,
    );
    const { preview } = await previewed(app.admin, 'stock-counts', file);
    expect(preview.map(({ row, errors }) => [row, errors.map(({ column }) => column)])).toEqual([
      [2, []],
      [3, ['产品编码']],
      [4, []],
      [5, ['实盘数量']],
      [6, ['盘点单']],
    ]);
    const job = await imported(app.admin, 'stock-counts', file);
    expect(job).toMatchObject({ created: 0, updated: 1, skipped: 0, failed: 4 });
    const returned = (
      await app.http.inject({ url: job.failedRows ?? '', headers: { cookie: app.admin.cookie ?? '' } })
    ).payload;
    expect(returned).toContain('与第 2 行是同一条记录');
    expect(await lines(mine)).toEqual({ 阀门: '8.5000', 水表: null, 螺母: null });
    expect(await lines(earlier)).toEqual({ 阀门: null, 水表: null, 螺母: null });
  });
});
